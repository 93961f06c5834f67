import { describe, expect, it } from '@jest/globals';
import type { ExplorerQuestionDto } from '../../api/models';
import { canDraw, dimensionsOf, needsPeriod } from './explorer-catalogue';
import { addressOf, askedIn, cellOf } from './explorer-question';

const TODAY = '2017-03-31';
const WHOLE: ExplorerQuestionDto = {
  measure: 'exits',
  rows: ['month', 'region'],
  columns: ['exit_reason'],
  filters: [
    { dimension: 'sex', codes: ['F'] },
    { dimension: 'region', codes: ['ITG1', 'ITF6'] },
  ],
  from: '2016-01-01',
  to: '2016-12-31',
  knownAt: '2017-02-01T10:00:00.000Z',
};

describe('A question in the address', () => {
  it('comes back as it was', () => {
    const address = addressOf({ question: WHOLE, form: 'bars', outside: true });
    expect(address['filter']).toEqual(['sex:F', 'region:ITG1,ITF6']);
    expect(askedIn(address, TODAY)).toEqual({ question: WHOLE, form: 'bars', outside: true });
  });

  it('may be empty: who is present today by region and sex', () => {
    expect(askedIn({}, TODAY).question).toEqual({
      measure: 'present',
      rows: ['region'],
      columns: ['sex'],
      filters: [],
      to: TODAY,
    });
  });

  it('leaves out what is misspelt, and keeps a total without rows', () => {
    const { question, form } = askedIn(
      { measure: 'nights', rows: 'planet', filter: 'sex', form: 'cake', from: '2017-01-01' },
      TODAY,
    );
    expect([question.rows, question.columns, question.filters, form]).toEqual([[], [], [], 'table']);
  });
});

describe('A cell', () => {
  it('is named by its codes; a total by what is left', () => {
    expect(cellOf(['region', 'sex'], ['ITG1', 'F'])).toEqual([
      { dimension: 'region', codes: ['ITG1'] },
      { dimension: 'sex', codes: ['F'] },
    ]);
    expect(cellOf(['region', 'sex'], [undefined, 'F'])).toEqual([{ dimension: 'sex', codes: ['F'] }]);
  });
});

describe('What is offered', () => {
  it('follows the measure', () => {
    expect(dimensionsOf('capacity')).not.toContain('sex');
    expect(dimensionsOf('present')).not.toContain('exit_reason');
    expect(dimensionsOf('exits')).toContain('exit_reason');
    expect([needsPeriod('present', ['region']), needsPeriod('present', ['month']), needsPeriod('exits', [])]).toEqual([
      false,
      true,
      true,
    ]);
    expect([canDraw('map', ['region']), canDraw('map', ['sex']), canDraw('line', ['month', 'sex'])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
