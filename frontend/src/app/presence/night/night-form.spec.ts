import { describe, expect, it } from '@jest/globals';
import type { NightDto } from '../../../api/models';
import { absentIn, confirmationIn, fillFrom, fitToList, nightForm } from './night-form';

const minor = (simCode: string) => ({
  simCode,
  familyName: simCode,
  givenName: null,
  sex: 'M' as const,
  age: 15,
  since: '2026-10-01',
});
const night: NightDto = {
  facility: { code: 'F1', name: 'Casa', managingBody: 'Ente', municipality: 'Palermo', province: 'PA' },
  night: '2026-11-22',
  open: true,
  withinDays: 7,
  minors: [minor('AAAA'), minor('BBBB')],
  confirmation: null,
  former: [],
  discrepancies: [],
};

describe('the answers of a night', () => {
  it('all present, when nothing is touched', () => {
    const form = nightForm();
    fitToList(form, night);
    expect(confirmationIn(form, night)).toEqual({ listed: ['AAAA', 'BBBB'], absences: [], unlisted: 0, replaces: 0 });
  });

  it('absent needs a reason, and another reason needs words', () => {
    const form = nightForm();
    fitToList(form, night);
    const answer = form.controls.answers.controls['BBBB'];
    answer?.controls.absent.setValue(true);
    expect(confirmationIn(form, night)).toBeNull();
    answer?.controls.absence.setValue('other');
    expect(confirmationIn(form, night)).toBeNull();
    answer?.controls.note.setValue(' Dalla zia ');
    expect(confirmationIn(form, night)?.absences).toEqual([{ simCode: 'BBBB', absence: 'other', note: 'Dalla zia' }]);
    answer?.controls.absent.setValue(false);
    expect(confirmationIn(form, night)?.absences).toEqual([]);
  });

  it('a changed list keeps the answers of who is still in it', () => {
    const form = nightForm();
    fitToList(form, night);
    form.controls.answers.controls['BBBB']?.setValue({ absent: true, absence: 'hospital', note: '' });
    const later = { ...night, minors: [minor('BBBB'), minor('CCCC')] };
    fitToList(form, later);
    expect(absentIn(form)).toBe(1);
    expect(confirmationIn(form, later)).toMatchObject({
      listed: ['BBBB', 'CCCC'],
      absences: [{ simCode: 'BBBB', absence: 'hospital' }],
    });
  });

  it('again starts from what was confirmed', () => {
    const form = nightForm();
    const confirmed: NightDto = {
      ...night,
      confirmation: {
        number: 2,
        at: '2026-11-23T06:00:00Z',
        user: null,
        organisation: null,
        present: 1,
        absent: [{ simCode: 'AAAA', familyName: null, givenName: null, absence: 'not_returned', note: null }],
        unlisted: 3,
        note: 'Nota',
      },
    };
    fitToList(form, confirmed);
    fillFrom(form, confirmed);
    expect(confirmationIn(form, confirmed)).toEqual({
      listed: ['AAAA', 'BBBB'],
      absences: [{ simCode: 'AAAA', absence: 'not_returned' }],
      unlisted: 3,
      note: 'Nota',
      replaces: 2,
    });
  });
});
