-- Up Migration

-- Documents that the Directorate-General issues about requests for an opinion (art. 32 D.Lgs. 286/1998): their texts and letterheads as dated data, the
-- protocol's yearly series, what was issued with its check code, and the files that the worker made of it. All of it is only ever added to.

-- Whose requests a body or a person sees ---------------------------------------------------------------------------------------

-- Nobody outside the Directorate-General sees a document until there are requests: the migration of the requests (0023) replaces this function
-- with the rows that app.scope_kind(), app.organisation_id() and app.user_id() may see. Name, arguments and result stay.
create function app.opinion_requests_visible() returns setof bigint language sql stable security definer rows 100 set search_path = public, app, pg_temp as $$
  select null::bigint where false
$$;
comment on function app.opinion_requests_visible() is 'Requests for an opinion that the actor sees when it is not the Directorate-General; their documents are seen with them';
grant execute on function app.opinion_requests_visible() to sim_territorial, sim_applicant;

-- Letterheads ------------------------------------------------------------------------------------------------------------------

create table letterheads (
  id bigint generated always as identity primary key,
  valid daterange not null check (not isempty(valid)),
  lines text[] not null check (cardinality(lines) between 1 and 6),
  place text not null check (place <> ''),
  source text not null check (source <> ''),
  exclude using gist (valid with &&)
);
comment on table letterheads is 'Dated heads of documents: names of the office by the day of the document';
comment on column letterheads.id is 'Documents name the one that they carry';
comment on column letterheads.valid is 'Days of documents that carry it; periods never overlap';
comment on column letterheads.lines is 'Lines at the head of the first page; the last one names the office';
comment on column letterheads.place is 'Where documents are given, before their date';
comment on column letterheads.source is 'Where the names come from';
insert into letterheads (valid, lines, place, source) values
  (daterange('2001-01-01', '2025-01-01'),
   array['Ministero del Lavoro e delle Politiche Sociali', 'Direzione Generale dell’immigrazione e delle politiche di integrazione'], 'Roma',
   'Name until the reorganisation; older documents of the register carry it'),
  (daterange('2025-01-01', null),
   array['Ministero del Lavoro e delle Politiche Sociali',
         'Direzione Generale per le politiche migratorie e per l’inserimento sociale e lavorativo dei migranti'], 'Roma',
   'DPCM 230/2023, in force for the office since 1 January 2025');
alter table letterheads enable row level security, force row level security;
create policy owner on letterheads to sim_owner using (true);
create policy readers on letterheads for select to sim_national, sim_territorial, sim_applicant using (true);
grant select on letterheads to sim_national, sim_territorial, sim_applicant;

-- Texts ------------------------------------------------------------------------------------------------------------------------

create table document_templates (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('opinion_favourable', 'opinion_unfavourable', 'opinion_not_due', 'integration_request',
                                     'notice_of_reasons', 'receipt', 'not_receivable')),
  language text not null check (language in ('it', 'en')),
  version integer not null check (version > 0),
  valid_from date not null,
  title text not null check (title <> '' and length(title) <= 200),
  body text not null check (body <> '' and length(body) <= 10000),
  note text not null check (note <> '' and length(note) <= 500),
  created_at timestamptz not null default now(),
  created_by_user_id bigint references users (id) default app.user_id(),
  unique (kind, language, version)
);
comment on table document_templates is 'Texts of documents with placeholders, one row for each version; a version never changes, a change is another version';
comment on column document_templates.id is 'Documents name the version that they were made of';
comment on column document_templates.kind is 'Document, with the outcome where it is an opinion (domain/official-document/document-kind.ts)';
comment on column document_templates.language is 'it: the document itself; en: courtesy text printed after it';
comment on column document_templates.version is 'Number within kind and language, from 1, without gaps';
comment on column document_templates.valid_from is 'First day of documents that use it; on a day the highest version that began is in force';
comment on column document_templates.title is 'Subject line';
comment on column document_templates.body is 'Text in the small markup of domain/official-document/template-text.ts';
comment on column document_templates.note is 'Why the text changed, in the author''s words';
comment on column document_templates.created_at is 'Instant of saving';
comment on column document_templates.created_by_user_id is 'Author; null: delivered with the system';
alter table document_templates enable row level security, force row level security;
create policy owner on document_templates to sim_owner using (true);
create policy readers on document_templates for select to sim_national, sim_territorial, sim_applicant using (true);
create policy writers on document_templates for insert to sim_national with check (created_by_user_id is not distinct from app.user_id());
grant select on document_templates to sim_national, sim_territorial, sim_applicant;
grant insert (kind, language, version, valid_from, title, body, note) on document_templates to sim_national;

-- Wording of this project, to be confirmed by a jurist of the office; the articles are those of the dossier of law.
insert into document_templates (kind, language, version, valid_from, title, body, note) values
('opinion_favourable', 'it', 1, '2001-01-01',
 'Parere favorevole ai sensi dell’art. 32, comma 1-bis, del d.lgs. 25 luglio 1998, n. 286',
$$Vista la richiesta n. {{numero_richiesta}} del {{data_richiesta}}, presentata da {{richiedente}} ({{qualita_richiedente}}) in favore di **{{nome_persona}}**, data di nascita {{data_nascita}}, cittadinanza {{cittadinanza}}, codice SIM {{codice_sim}};

visto l’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286, e l’articolo 14-bis del decreto del Presidente della Repubblica 31 agosto 1999, n. 394;

considerata la durata della permanenza in Italia e l’avvio di un percorso di integrazione, quali risultano dalla documentazione presentata e dal Sistema informativo minori:

- {{percorso}}

{{motivazione}}

## Si esprime parere favorevole

al rilascio, al compimento della maggiore età, di uno dei permessi di soggiorno previsti dall’articolo 32 del decreto legislativo n. 286 del 1998, fermi restando gli accertamenti di competenza della Questura.$$,
 'Primo testo'),
('opinion_unfavourable', 'it', 1, '2001-01-01',
 'Parere non favorevole ai sensi dell’art. 32, comma 1-bis, del d.lgs. 25 luglio 1998, n. 286',
$$Vista la richiesta n. {{numero_richiesta}} del {{data_richiesta}}, presentata da {{richiedente}} ({{qualita_richiedente}}) in favore di **{{nome_persona}}**, data di nascita {{data_nascita}}, cittadinanza {{cittadinanza}}, codice SIM {{codice_sim}};

visto l’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286, e l’articolo 14-bis del decreto del Presidente della Repubblica 31 agosto 1999, n. 394;

vista la comunicazione dei motivi che ostano all’accoglimento, inviata con protocollo n. {{numero_preavviso}} del {{data_preavviso}} ai sensi dell’articolo 10-bis della legge 7 agosto 1990, n. 241;

{{osservazioni}}

considerato quanto segue:

{{motivazione}}

## Si esprime parere non favorevole

Il parere è reso nell’ambito del procedimento di competenza della Questura. Fatti nuovi possono essere fatti valere con una domanda di riesame a questa Direzione Generale.$$,
 'Primo testo'),
('opinion_not_due', 'it', 1, '2001-01-01',
 'Parere non dovuto – art. 32 del d.lgs. 25 luglio 1998, n. 286',
$$Vista la richiesta n. {{numero_richiesta}} del {{data_richiesta}}, presentata da {{richiedente}} ({{qualita_richiedente}}) in favore di **{{nome_persona}}**, data di nascita {{data_nascita}}, cittadinanza {{cittadinanza}}, codice SIM {{codice_sim}};

visto l’articolo 32 del decreto legislativo 25 luglio 1998, n. 286, e l’articolo 14-bis del decreto del Presidente della Repubblica 31 agosto 1999, n. 394;

si comunica che il parere di questa Direzione Generale **non è dovuto**, poiché ricorre il seguente caso: {{caso_non_dovuto}}.

{{motivazione}}

La mancanza del parere non è di ostacolo alla domanda di permesso di soggiorno, che può essere presentata alla Questura con la presente comunicazione.$$,
 'Primo testo'),
('integration_request', 'it', 1, '2001-01-01',
 'Richiesta di integrazione dei documenti – richiesta n. {{numero_richiesta}}',
$$In riferimento alla richiesta di parere n. {{numero_richiesta}} del {{data_richiesta}}, presentata in favore di **{{nome_persona}}** (codice SIM {{codice_sim}}) ai sensi dell’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286, si comunica che per concludere l’esame occorrono i seguenti documenti:

- {{documenti_mancanti}}

{{motivazione}}

I documenti si caricano nel Sistema informativo minori, nella pagina della richiesta, **entro il {{data_scadenza}}**. Fino a quando non arrivano, il termine per il parere è sospeso. In mancanza, la richiesta è esaminata sulla base di quanto già presentato.$$,
 'Primo testo'),
('notice_of_reasons', 'it', 1, '2001-01-01',
 'Comunicazione dei motivi ostativi (art. 10-bis della legge 7 agosto 1990, n. 241) – richiesta n. {{numero_richiesta}}',
$$In riferimento alla richiesta di parere n. {{numero_richiesta}} del {{data_richiesta}}, presentata in favore di **{{nome_persona}}**, data di nascita {{data_nascita}}, cittadinanza {{cittadinanza}} (codice SIM {{codice_sim}}), ai sensi dell’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286;

si comunica, ai sensi dell’articolo 10-bis della legge 7 agosto 1990, n. 241, che allo stato degli atti sussistono i seguenti motivi che ostano a un parere favorevole:

{{motivazione}}

## Come rispondere

Entro **{{giorni}} giorni** dal ricevimento della presente, e comunque secondo il termine indicato nella pagina della richiesta ({{data_scadenza}}), si possono presentare osservazioni scritte, eventualmente corredate da documenti, nel Sistema informativo minori.

Del mancato accoglimento delle osservazioni sarà data ragione nella motivazione del parere.$$,
 'Primo testo'),
('receipt', 'it', 1, '2001-01-01',
 'Ricevuta della richiesta di parere n. {{numero_richiesta}}',
$$Si attesta che il {{data_ora_invio}} è pervenuta nel Sistema informativo minori la richiesta di parere n. **{{numero_richiesta}}**, ai sensi dell’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286, presentata da {{richiedente}} ({{qualita_richiedente}}) in favore di **{{nome_persona}}**, data di nascita {{data_nascita}}, cittadinanza {{cittadinanza}}, codice SIM {{codice_sim}}.

## Documenti presentati

- {{documenti_presentati}}

## Che cosa succede ora

L’ufficio verifica che la richiesta sia completa e la assegna a un funzionario. Lo stato della richiesta si legge in ogni momento nella sua pagina, nel Sistema informativo minori.

La presente ricevuta può essere allegata alla domanda di permesso di soggiorno. Non attesta l’esito della richiesta.$$,
 'Primo testo'),
('receipt', 'en', 1, '2001-01-01',
 'Receipt of the request for an opinion no. {{numero_richiesta}}',
$$This courtesy translation has no legal value: the Italian text is the document.

On {{data_ora_invio}} the register of unaccompanied minors (SIM) received the request no. **{{numero_richiesta}}** for the opinion of art. 32, paragraph 1-bis, of Legislative Decree 286/1998, presented by {{richiedente}} for **{{nome_persona}}**.

The office checks that the request is complete and gives it to an officer. You can read at any time where your request stands on its page in SIM. You may attach this receipt to the application for a residence permit; it says nothing about the outcome.$$,
 'Primo testo'),
('not_receivable', 'it', 1, '2001-01-01',
 'Irricevibilità della richiesta di parere n. {{numero_richiesta}}',
$$In riferimento alla richiesta n. {{numero_richiesta}} del {{data_richiesta}}, presentata da {{richiedente}} ({{qualita_richiedente}}) in favore di **{{nome_persona}}** (codice SIM {{codice_sim}}), ai sensi dell’articolo 32, comma 1-bis, del decreto legislativo 25 luglio 1998, n. 286, e dell’articolo 14-bis del decreto del Presidente della Repubblica 31 agosto 1999, n. 394;

si comunica che la richiesta **non è ricevibile** per la seguente ragione:

{{motivazione}}

Una nuova richiesta può essere presentata quando la ragione indicata viene meno.$$,
 'Primo testo');

-- Protocol ---------------------------------------------------------------------------------------------------------------------

create table protocol_counters (
  year integer primary key check (year between 2000 and 2199),
  last integer not null check (last > 0)
);
comment on table protocol_counters is 'Yearly series of the protocol: the row of the year is locked until the transaction that took a number ends, so a number that rolls back is given again and none is missing';
comment on column protocol_counters.year is 'Year in Europe/Rome';
comment on column protocol_counters.last is 'Last number given';
alter table protocol_counters enable row level security, force row level security;
create policy owner on protocol_counters to sim_owner using (true);

create function app.next_protocol_number(day date) returns integer language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  taken integer;
begin
  insert into protocol_counters as c (year, last) values (extract(year from day)::integer, 1)
    on conflict (year) do update set last = c.last + 1 returning last into taken;
  return taken;
end
$$;
comment on function app.next_protocol_number(date) is 'Next number of the year of the day (today in Europe/Rome); one after the other, each waits for the transaction before it';
revoke execute on function app.next_protocol_number(date) from public;
grant execute on function app.next_protocol_number(date) to sim_national, sim_territorial, sim_applicant;

-- What was issued --------------------------------------------------------------------------------------------------------------

create table official_documents (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('opinion', 'integration_request', 'notice_of_reasons', 'receipt', 'not_receivable')),
  subject_type text not null check (subject_type in ('opinion_request')),
  subject_id bigint not null,
  number text not null unique check (number ~ '^[A-Za-z0-9./-]{1,40}$'),
  registered_on date not null,
  dated date not null,
  check_code text not null unique check (check_code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
  template_id bigint not null references document_templates (id),
  courtesy_template_id bigint references document_templates (id),
  letterhead_id bigint not null references letterheads (id),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  issued_at timestamptz not null default now(),
  issued_by_user_id bigint references users (id) default app.user_id()
);
comment on table official_documents is 'Documents issued, with all that their file is made of; a row never changes';
comment on column official_documents.id is 'Order of issue';
comment on column official_documents.kind is 'opinion, integration_request, notice_of_reasons (art. 10-bis L. 241/1990), receipt, not_receivable';
comment on column official_documents.subject_type is 'What it is about: a request for an opinion';
comment on column official_documents.subject_id is 'Key of what it is about';
comment on column official_documents.number is 'Protocol number: year and number of the yearly series, or as an outside protocol service gave it';
comment on column official_documents.registered_on is 'Day of the protocol, in Europe/Rome';
comment on column official_documents.dated is 'Day that the document bears';
comment on column official_documents.check_code is '100 random bits in 20 symbols: with the number it shows the document to be authentic';
comment on column official_documents.template_id is 'Version of the text';
comment on column official_documents.courtesy_template_id is 'Version of the courtesy text in English; null: none';
comment on column official_documents.letterhead_id is 'Head of the page';
comment on column official_documents.content is 'Values of the placeholders on the day of issue: personal data';
comment on column official_documents.issued_at is 'Instant of the transaction that issued it';
comment on column official_documents.issued_by_user_id is 'Who took the step that issued it; null: the system itself';
create index official_documents_subject on official_documents (subject_type, subject_id, id);
create index official_documents_issued on official_documents (issued_at);

create table official_document_files (
  document_id bigint primary key references official_documents (id),
  file_key text not null check (file_key <> ''),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  signed_by text not null check (signed_by <> ''),
  signed_at timestamptz not null
);
comment on table official_document_files is 'The one file of a document, made and signed by the worker; it never changes. No row: not made yet';
comment on column official_document_files.document_id is 'Document';
comment on column official_document_files.file_key is 'Key in the file store';
comment on column official_document_files.bytes is 'Size';
comment on column official_document_files.sha256 is 'SHA-256 of the content, hexadecimal';
comment on column official_document_files.signed_by is 'Name in the certificate of the signature';
comment on column official_document_files.signed_at is 'Instant of the signature';

create table official_document_failures (
  id bigint generated always as identity primary key,
  document_id bigint not null references official_documents (id),
  at timestamptz not null default clock_timestamp(),
  failure text not null check (failure in ('not_rendered', 'not_signed', 'not_stored'))
);
comment on table official_document_failures is 'Attempts of the worker that made no file; the next one is made by itself';
comment on column official_document_failures.document_id is 'Document';
comment on column official_document_failures.at is 'Instant of the failure';
comment on column official_document_failures.failure is 'not_rendered, not_signed or not_stored; the log has the rest';
create index official_document_failures_document on official_document_failures (document_id);

create table official_document_revocations (
  document_id bigint primary key references official_documents (id),
  at timestamptz not null default now(),
  by_user_id bigint references users (id) default app.user_id(),
  reason text not null check (reason <> '' and length(reason) <= 1000),
  successor_id bigint references official_documents (id) check (successor_id > document_id)
);
comment on table official_document_revocations is 'Documents that are no longer valid; their files stay readable, their verification says not valid';
comment on column official_document_revocations.document_id is 'Document that lost its validity';
comment on column official_document_revocations.at is 'Since when';
comment on column official_document_revocations.by_user_id is 'Who revoked it; null: the system itself';
comment on column official_document_revocations.reason is 'Why, in the words of who did it';
comment on column official_document_revocations.successor_id is 'Document that takes its place; null: none';

create function app.sees_document(document bigint) returns boolean language sql stable set search_path = public, app, pg_temp as $$
  select exists (select from official_documents d where d.id = document)
$$;
comment on function app.sees_document(bigint) is 'Whether the actor sees the document: by the policies of official_documents';

create function app.failures_of_document(document bigint) returns bigint language sql stable security definer set search_path = public, app, pg_temp as $$
  select count(*) from official_document_failures f where f.document_id = document
$$;
comment on function app.failures_of_document(bigint) is 'How many attempts made no file: for the state of a document that the actor sees';

-- Anybody may take a step that gives a receipt; everything else is the Directorate-General's. Files come from the worker, which is the system itself.
grant select on official_documents, official_document_files, official_document_failures, official_document_revocations to sim_national;
grant select on official_documents, official_document_files, official_document_revocations to sim_territorial, sim_applicant;
grant insert (kind, subject_type, subject_id, number, registered_on, dated, check_code, template_id, courtesy_template_id, letterhead_id, content)
  on official_documents to sim_national, sim_territorial, sim_applicant;
grant insert (document_id, file_key, bytes, sha256, signed_by, signed_at) on official_document_files to sim_national;
grant insert (document_id, failure) on official_document_failures to sim_national;
grant insert (document_id, reason, successor_id) on official_document_revocations to sim_national;

alter table official_documents enable row level security, force row level security;
alter table official_document_files enable row level security, force row level security;
alter table official_document_failures enable row level security, force row level security;
alter table official_document_revocations enable row level security, force row level security;
create policy owner on official_documents to sim_owner using (true);
create policy owner on official_document_files to sim_owner using (true);
create policy owner on official_document_failures to sim_owner using (true);
create policy owner on official_document_revocations to sim_owner using (true);
create policy national on official_documents to sim_national using (true);
create policy own_requests on official_documents for select to sim_territorial, sim_applicant
  using (subject_type = 'opinion_request' and subject_id in (select app.opinion_requests_visible()));
create policy own_receipts on official_documents for insert to sim_territorial, sim_applicant
  with check (kind = 'receipt' and subject_type = 'opinion_request' and subject_id in (select app.opinion_requests_visible()));
create policy readers on official_document_files for select to sim_national, sim_territorial, sim_applicant using (app.sees_document(document_id));
create policy worker on official_document_files for insert to sim_national with check (app.user_id() is null);
create policy readers on official_document_failures for select to sim_national using (true);
create policy worker on official_document_failures for insert to sim_national with check (app.user_id() is null);
create policy readers on official_document_revocations for select to sim_national, sim_territorial, sim_applicant using (app.sees_document(document_id));
create policy writers on official_document_revocations for insert to sim_national with check (true);

-- Verification by whoever holds a document, without a session: only whether it is valid, and its day.
create function app.verify_document(wanted_number text, wanted_code text) returns date language sql stable security definer set search_path = public, app, pg_temp as $$
  select d.dated from official_documents d
   where d.number = wanted_number and d.check_code = wanted_code
     and not exists (select from official_document_revocations r where r.document_id = d.id)
$$;
comment on function app.verify_document(text, text) is 'Day of a valid document with this number and check code; null in every other case, without saying which';
revoke execute on function app.verify_document(text, text) from public;
grant execute on function app.verify_document(text, text) to sim_service;
