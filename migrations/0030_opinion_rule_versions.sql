-- Up Migration

-- Versions of the rules and holidays are written by administrators of the Directorate-General; what has begun, or was applied, stays.

create or replace function app.guard_opinion_rule() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  today date := (now() at time zone 'Europe/Rome')::date;
  begun boolean := tg_op <> 'INSERT' and (lower(old.valid) <= today or exists (select from opinion_requests where rule_id = old.id));
begin
  if tg_op = 'INSERT' then
    if lower(new.valid) <= today then
      raise exception 'a version holds from a day that has not come' using errcode = 'check_violation', constraint = 'opinion_rule_in_past';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if begun then
      raise exception 'a version that has begun stays' using errcode = 'check_violation', constraint = 'opinion_rule_begun';
    end if;
    return old;
  end if;
  if not begun then
    if lower(new.valid) <= today then
      raise exception 'a version holds from a day that has not come' using errcode = 'check_violation', constraint = 'opinion_rule_in_past';
    end if;
    return new;
  end if;
  if lower(new.valid) <> lower(old.valid) or coalesce(upper(new.valid), 'infinity') < least(today + 1, coalesce(upper(old.valid), 'infinity'))
    or (coalesce(upper(old.valid), 'infinity') <= today and upper(new.valid) is distinct from upper(old.valid))
    or to_jsonb(new) - array['valid', 'legal_source', 'note', 'to_verify', 'recorded_at', 'change_id']
       <> to_jsonb(old) - array['valid', 'legal_source', 'note', 'to_verify', 'recorded_at', 'change_id'] then
    raise exception 'a version that has begun may only be ended' using errcode = 'check_violation', constraint = 'opinion_rule_begun';
  end if;
  return new;
end
$$;
revoke execute on function app.guard_opinion_rule() from public;
create trigger guard_opinion_rule_insert before insert on opinion_rules for each row execute function app.guard_opinion_rule();
create trigger guard_opinion_rule_delete before delete on opinion_rules for each row execute function app.guard_opinion_rule();
grant delete, update (code) on opinion_rules to sim_national;

-- A holiday added later must not move a term that has run.
create function app.guard_public_holiday() returns trigger language plpgsql set search_path = public, app, pg_temp as $$
begin
  -- 29 February counts as 1 March where the year has none.
  if make_date(new.from_year, new.month, 1) + (new.day - 1) <= (now() at time zone 'Europe/Rome')::date then
    raise exception 'a holiday is added before it comes' using errcode = 'check_violation', constraint = 'public_holiday_in_past';
  end if;
  return new;
end
$$;
comment on function app.guard_public_holiday() is 'Keeps terms that have run as they were';
revoke execute on function app.guard_public_holiday() from public;
create trigger guard_public_holiday before insert on public_holidays for each row execute function app.guard_public_holiday();
grant insert (municipality_code, month, day, from_year, to_year, name, legal_source, to_verify) on public_holidays to sim_national;
