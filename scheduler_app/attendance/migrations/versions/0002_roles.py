"""Logins and their school units; on PostgreSQL the functions through which logins that own no table drop rosters and take reports back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

TODAY = """
CREATE FUNCTION today_in_stockholm() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT (now() AT TIME ZONE 'Europe/Stockholm')::date $$
"""

MY_UNITS = """
CREATE FUNCTION my_units() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
$$ SELECT school_unit_id FROM login_unit WHERE login = session_user $$
"""

MAY = """
CREATE FUNCTION may(role_name text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = role_name AND pg_has_role(session_user, r.oid, 'USAGE')) $$
"""

IS_OWNER = """
CREATE FUNCTION is_owner() RETURNS boolean LANGUAGE sql STABLE SET search_path = {schema}, pg_temp AS
$$ SELECT pg_has_role(session_user, c.relowner, 'USAGE') FROM pg_catalog.pg_class c WHERE c.oid = 'calendar_event'::regclass $$
"""

FIRST_OPEN_DAY = """
CREATE FUNCTION first_open_day() RETURNS date LANGUAGE sql STABLE SET search_path = {schema}, pg_temp AS
$$ SELECT CASE WHEN is_owner() THEN '-infinity'::date
               WHEN may('ringklocka_corrector') THEN today_in_stockholm() - 7
               WHEN may('ringklocka_publisher') THEN today_in_stockholm() + 1
               ELSE 'infinity'::date END $$
"""

DROP_ROSTERS = """
CREATE FUNCTION drop_rosters(events uuid[]) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp AS
$$ WITH gone AS (
     DELETE FROM calendar_event_pupil p USING unnest(events) AS wanted(id), calendar_event e
     WHERE p.calendar_event_id = wanted.id AND e.id = wanted.id AND e.reported_at IS NULL
       AND e.local_date >= (SELECT first_open_day()) AND ((SELECT is_owner()) OR e.school_unit_id IN (SELECT my_units()))
     RETURNING 1)
   SELECT count(*) FROM gone $$
"""

TAKE_BACK = """
CREATE FUNCTION take_back_report(event uuid, who text, why text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = {schema}, pg_temp AS
$$
DECLARE
  unit text;
  marks jsonb;
BEGIN
  IF length(trim(why)) = 0 THEN
    RAISE EXCEPTION 'a report is taken back with a reason only' USING ERRCODE = 'check_violation';
  END IF;
  SELECT e.school_unit_id INTO unit FROM calendar_event e
  WHERE e.id = event AND e.reported_at IS NOT NULL AND (is_owner() OR e.school_unit_id IN (SELECT my_units())) FOR UPDATE;
  IF unit IS NULL THEN
    RETURN false;
  END IF;
  SELECT coalesce(jsonb_object_agg(a.pupil_id, jsonb_build_array(a.reason_id, a.minutes)), '{{}}') INTO marks
  FROM attendance a WHERE a.calendar_event_id = event;
  UPDATE calendar_event SET reported_at = NULL, reported_by = NULL WHERE id = event;
  DELETE FROM attendance WHERE calendar_event_id = event;
  INSERT INTO audit (at, who, what, school_unit_id, calendar_event_id, reason, details)
  VALUES (now(), take_back_report.who, 'take_back', unit, event, why, jsonb_build_object('marks', marks, 'login', session_user));
  RETURN true;
END $$
"""

FUNCTIONS = (
    (TODAY, "today_in_stockholm()"),
    (MY_UNITS, "my_units()"),
    (MAY, "may(text)"),
    (IS_OWNER, "is_owner()"),
    (FIRST_OPEN_DAY, "first_open_day()"),
    (DROP_ROSTERS, "drop_rosters(uuid[])"),
    (TAKE_BACK, "take_back_report(uuid, text, text)"),
)


def upgrade() -> None:
    op.create_table("login_unit", sa.Column("login", KEY, primary_key=True), sa.Column("school_unit_id", KEY, primary_key=True))
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    schema = bind.dialect.identifier_preparer.quote_identifier(bind.exec_driver_sql("SELECT current_schema()").scalar_one())
    for body, signature in FUNCTIONS:
        bind.exec_driver_sql(body.format(schema=schema))
        bind.exec_driver_sql(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")
