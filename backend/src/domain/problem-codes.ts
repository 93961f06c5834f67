/**
 * One refusal: the HTTP status it answers with, and its meaning for a programmer. The client holds the sentences for
 * people.
 */
export interface ProblemDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  readonly meaning: string;
}

/**
 * The closed list of problem codes and the only table code → HTTP status.
 * 400 = the request cannot be read; 422 = it can be read and breaks a rule; 409 = it is right in itself but not now.
 */
export const PROBLEMS = {
  // --- request and session ---
  malformed_request: { status: 400, meaning: 'The request body or a parameter cannot be read.' },
  validation_failed: { status: 422, meaning: 'One or more fields break a rule; see the field errors.' },
  unauthenticated: { status: 401, meaning: 'No valid session.' },
  wrong_credentials: { status: 401, meaning: 'Unknown user name or wrong password; which of the two is not said.' },
  forbidden: { status: 403, meaning: 'The role does not hold the permission of this route.' },
  csrf_failed: { status: 403, meaning: 'The X-XSRF-TOKEN header is missing or differs from the cookie.' },
  not_found: { status: 404, meaning: 'No such record, or it lies outside the scope of the caller.' },
  locked_out: { status: 429, meaning: 'Too many failed sign-ins; the details say how many seconds to wait.' },
  too_many_requests: { status: 429, meaning: 'The caller sends requests too fast.' },
  precondition_required: { status: 428, meaning: 'A change needs an If-Match header.' },
  stale_version: { status: 412, meaning: 'The record changed since it was read.' },
  idempotency_key_required: { status: 400, meaning: 'A creation needs an Idempotency-Key header.' },
  idempotency_conflict: { status: 409, meaning: 'The Idempotency-Key was used for another request.' },
  duplicate: { status: 409, meaning: 'A record with the same key exists.' },
  registered_elsewhere: {
    status: 409,
    meaning: 'A record that looks the same exists outside the scope of the caller; nothing else of it is said.',
  },
  draft_sent: { status: 409, meaning: 'The draft was sent already: it is a record now.' },
  still_in_use: { status: 409, meaning: 'The record cannot be removed or closed while others refer to it.' },
  not_ready: { status: 409, meaning: 'The result asked for is not there yet.' },
  payload_too_large: { status: 413, meaning: 'The body or a file exceeds the limit.' },
  unsupported_media: { status: 415, meaning: 'The content type is not accepted.' },
  internal_error: { status: 500, meaning: 'An error of the system; the correlation id finds it in the log.' },
  unavailable: { status: 503, meaning: 'A part the system needs does not answer.' },

  // --- users ---
  user_step_not_open: { status: 409, meaning: 'The step is not open for this user; openSteps lists those that are.' },
  own_account: { status: 409, meaning: 'Nobody manages the own access.' },
  last_administrator: { status: 409, meaning: 'The last active administrator cannot lose the access.' },
  invitation_gone: { status: 404, meaning: 'No such link, or it was used, replaced or has expired.' },
  password_guessable: { status: 422, meaning: 'The password holds the own name or too few different characters.' },

  // --- opinions ---
  opinion_step_not_open: {
    status: 409,
    meaning: 'The step is not open for this request and person; openSteps lists those that are.',
  },
  opinion_not_due: { status: 422, meaning: 'The opinion is not to be asked for; facts.case says why.' },
  outside_opinion_window: {
    status: 422,
    meaning: 'The request lies outside its window; facts.windowFrom and facts.windowTo say when it may be filed.',
  },
  notice_of_reasons_needed: {
    status: 409,
    meaning: 'An unfavourable proposal comes after a notice of its reasons (art. 10-bis L. 241/1990).',
  },
  minor_not_recognised: {
    status: 422,
    meaning: 'No minor answers to code, family name and birth date at once; which of them is wrong is not said.',
  },
  not_in_charge: {
    status: 409,
    meaning: 'Another municipality is in charge of the minor: its social services ask for the opinion.',
  },
  opinion_request_open: {
    status: 409,
    meaning: 'The author has a request about the minor that is not answered yet; facts.id and facts.number say which.',
  },
  rule_begun: { status: 409, meaning: 'The version has begun, or somebody filed under it: it may only be ended.' },
  rule_not_in_future: { status: 422, meaning: 'A version, or a holiday, holds from a day that has not come yet.' },
  rule_overlap: { status: 422, meaning: 'Another version of the rules holds on some of these days.' },
  no_rule_in_force: { status: 422, meaning: 'No version of the rules on the opinion is in force on that day.' },

  // --- facilities ---
  facility_occupied: {
    status: 409,
    meaning: 'Minors stay in the facility on or after the day of closing; facts.present says how many.',
  },

  // --- reports ---
  report_finished: { status: 409, meaning: 'The report is finished: it can no longer be cancelled.' },

  // --- assistance ---
  assistance_step_not_open: { status: 409, meaning: 'The state of the request does not allow the step.' },

  // --- notifications ---
  notification_not_failed: { status: 409, meaning: 'Only a letter that failed is sent again.' },

  // --- single fields ---
  required: { status: 422, meaning: 'The value is missing.' },
  not_allowed: { status: 422, meaning: 'No value is allowed here.' },
  invalid_value: { status: 422, meaning: 'The value has the wrong form.' },
  too_short: { status: 422, meaning: 'The text is too short.' },
  too_long: { status: 422, meaning: 'The text is too long.' },
  out_of_range: { status: 422, meaning: 'The number lies outside its range.' },
  unknown_code: { status: 422, meaning: 'The code is not in its code list, or not valid on the day.' },
  invalid_date: { status: 422, meaning: 'Not a day of the calendar in the form YYYY-MM-DD.' },
  invalid_period: { status: 422, meaning: 'A period ends before it starts.' },
  sim_code_malformed: { status: 422, meaning: 'Not eight symbols of the SIM alphabet.' },
  sim_code_check_failed: { status: 422, meaning: 'The check symbol of the SIM code does not agree: it was mistyped.' },

  // --- rules on days ---
  date_in_past: { status: 422, meaning: 'The day lies before today.' },
  date_in_future: { status: 422, meaning: 'The day lies after today.' },
  birth_date_in_future: { status: 422, meaning: 'The birth date lies after today.' },
  before_birth: { status: 422, meaning: 'The day lies before the birth date.' },
  entry_after_report: { status: 422, meaning: 'The entry into Italy lies after the report.' },
  before_report: { status: 422, meaning: 'The movement lies before the day of the report.' },
  adult_before_report: { status: 422, meaning: 'The person was already 18 on the day of the report.' },
  before_month_end: { status: 422, meaning: 'The day is not after the end of the month.' },
  adult_on_date: { status: 422, meaning: 'The person is 18 or older on the day of the movement.' },
  date_before_previous_movement: { status: 422, meaning: 'The day lies before that of the previous movement.' },

  // --- movements ---
  step_not_open: {
    status: 409,
    meaning: 'The state of the minor does not allow the step; openSteps lists those it allows.',
  },
  movement_overlap: { status: 409, meaning: 'The minor already has a movement on the same day.' },
  breaks_later_movement: { status: 409, meaning: 'A later movement would no longer be legal after this change.' },
  proposal_required: {
    status: 409,
    meaning: 'The minor would leave the territory of the body: the transfer is proposed to whoever receives.',
  },
  proposal_open: { status: 409, meaning: 'A transfer of the minor is already proposed and waits for its answer.' },
  proposal_closed: { status: 409, meaning: 'The proposal is no longer open, or this side may not take the step.' },
  too_far_back: { status: 422, meaning: 'The movement is older than the body may enter by itself.' },
  late_reason_required: { status: 422, meaning: 'A movement entered late needs the reason of the delay.' },
  place_not_own: {
    status: 422,
    meaning: 'The place does not lie in the territory of the body that takes the minor in.',
  },
  same_place: { status: 422, meaning: 'The minor is already in this place.' },
  place_required: { status: 422, meaning: 'This kind of movement needs a place.' },
  place_not_allowed: { status: 422, meaning: 'This kind of movement has no place.' },
  exit_reason_required: { status: 422, meaning: 'An exit needs a reason.' },
  exit_reason_not_allowed: { status: 422, meaning: 'Only an exit has a reason.' },
  change_reason_required: { status: 422, meaning: 'A correction needs the reason of the change.' },

  // --- explorer ---
  before_first_record: {
    status: 422,
    meaning: 'The register knew nothing yet at that instant; facts.first says since when it does.',
  },
  too_many_cells: { status: 422, meaning: 'The answer would have more cells than a table can show.' },
  inside_only: { status: 409, meaning: 'Figures of this measure do not leave the office: they cannot be protected.' },

  // --- releases ---
  nothing_known: { status: 409, meaning: 'On that day the register knew nobody: there is nothing to freeze.' },
  revision_reason_required: {
    status: 422,
    meaning: 'The month has a release: a revision needs the reason why it is superseded.',
  },
  release_step_not_open: { status: 409, meaning: 'The state of the release does not allow the step.' },
  second_person_required: { status: 409, meaning: 'Another person than the one before takes this step.' },
  release_checks_failed: { status: 409, meaning: 'A check that forbids the approval found a fault.' },
  other_day: { status: 422, meaning: 'Only counts of the same day can be compared so.' },

  // --- presence ---
  room_closed: { status: 409, meaning: 'The room is not in use on the night.' },
  room_of_other_sex: { status: 409, meaning: 'The room is kept for the other sex, or the other sex sleeps there.' },
  outside_room_age: { status: 422, meaning: 'The minor is younger or older than those for whom the room is kept.' },
  bed_taken: { status: 409, meaning: 'Another minor sleeps in the bed.' },
  confirmation_too_late: { status: 422, meaning: 'The night lies further back than a night may be confirmed.' },

  // --- limits of a facility ---
  facility_closed: { status: 422, meaning: 'The facility is not open on the day.' },
  below_minimum_age: { status: 422, meaning: 'The minor is younger than the kind of facility admits.' },
  facility_full: { status: 409, meaning: 'All places of the facility are taken on the day.' },
  beyond_maximum_days: { status: 409, meaning: 'The stay exceeds the days that the kind of facility admits.' },

  // --- files of a record ---
  infected_file: { status: 409, meaning: 'The virus scanner found something in the file.' },
  already_withdrawn: { status: 409, meaning: 'The file was withdrawn before.' },
  not_an_image: { status: 422, meaning: 'A photograph must be an image.' },

  release_taken_already: { status: 409, meaning: 'The release is taken: nothing is left to cancel.' },
  release_plan_published: { status: 409, meaning: 'The month is published: its announced day stays as it was.' },

  // --- scheduled work ---
  job_running: { status: 409, meaning: 'A run of the job waits or is under way.' },
  job_run_not_failed: { status: 409, meaning: 'Only a run that was given up is done again.' },
  file_damaged: {
    status: 409,
    meaning: 'The file in the store is missing or is not the one that was kept (another hash): it is made again.',
  },

  // --- opinions at the desk ---
  opinion_locked: {
    status: 409,
    meaning: 'Somebody else has the request open; facts.requests says which, where there are several.',
  },
  bulk_mixed: {
    status: 409,
    meaning: 'The requests were not all proposed as not due for this case; facts.requests names the others.',
  },
  // --- texts of documents ---
  unknown_placeholder: { status: 422, meaning: 'The text holds a placeholder that is not in the list of its kind.' },

  // --- import ---
  import_missing_file: { status: 422, meaning: 'One of the three files is missing.' },
  import_wrong_header: { status: 422, meaning: 'The header row differs from the published layout.' },
  import_bad_encoding: { status: 422, meaning: 'The file is not UTF-8.' },
  import_bad_row: { status: 422, meaning: 'The row cannot be split into the columns of the header.' },
  import_missing_value: { status: 422, meaning: 'A compulsory cell is empty.' },
  import_value_not_allowed: { status: 422, meaning: 'A cell that must be empty in this kind of row is filled.' },
  import_too_long: { status: 422, meaning: 'The cell is too long.' },
  import_formula: { status: 422, meaning: 'The cell starts like a spreadsheet formula.' },
  import_bad_date: { status: 422, meaning: 'The cell is no day of the calendar in the form YYYY-MM-DD.' },
  import_bad_number: { status: 422, meaning: 'The cell is no whole number in the admitted range.' },
  import_unknown_code: { status: 422, meaning: 'The code is not in its code list.' },
  import_unknown_minor: {
    status: 422,
    meaning: 'The movement names a minor that is in no file and not in the register.',
  },
  import_unknown_facility: {
    status: 422,
    meaning: 'The movement names a facility that is in no file and not in the register.',
  },
  import_duplicate_key: { status: 422, meaning: 'The key occurs twice.' },
  import_conflict: { status: 422, meaning: 'The register already holds another record under this key.' },
  import_future_date: { status: 422, meaning: 'The day lies after today.' },
  import_before_birth: { status: 422, meaning: 'The day lies before the birth date.' },
  import_entry_after_report: { status: 422, meaning: 'The entry into Italy lies after the report.' },
  import_before_report: { status: 422, meaning: 'The movement lies before the day of the report.' },
  import_adult_before_report: { status: 422, meaning: 'The person was already 18 on the day of the report.' },
  import_adult_movement: { status: 422, meaning: 'The person is 18 or older on the day of the movement.' },
  import_overlap: {
    status: 422,
    meaning: 'Two movements of one minor fall on the same day, or their days run against their numbers.',
  },
  import_step_not_open: { status: 422, meaning: 'The movement is not legal after the one before it.' },
  import_facility_closed: { status: 422, meaning: 'The facility is not open on the day.' },
  import_invalid_period: { status: 422, meaning: 'A period ends before it starts.' },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(PROBLEMS, text);

/** The HTTP status that a problem answers with. */
export const problemStatus = (code: ProblemCode): ProblemDefinition['status'] => PROBLEMS[code].status;
