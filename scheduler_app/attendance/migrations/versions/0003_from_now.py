"""A publisher's own day begins with the next minute instead of tomorrow; on PostgreSQL two functions hold that."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FIRST_OPEN_DAY = """
CREATE OR REPLACE FUNCTION first_open_day() RETURNS date LANGUAGE sql STABLE SET search_path = {schema}, pg_temp AS
$$ SELECT CASE WHEN is_owner() THEN '-infinity'::date
               WHEN may('ringklocka_corrector') THEN today_in_stockholm() - 7
               WHEN may('ringklocka_publisher') THEN today_in_stockholm()
               ELSE 'infinity'::date END $$
"""

DROP_ROSTERS = """
CREATE OR REPLACE FUNCTION drop_rosters(events uuid[]) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp AS
$$ WITH clock AS (
     SELECT CASE WHEN is_owner() OR may('ringklocka_corrector') THEN 0
                 ELSE (extract(hour FROM t) * 60 + extract(minute FROM t))::int + 1 END AS minute
     FROM (SELECT now() AT TIME ZONE 'Europe/Stockholm' AS t) AS local),
   gone AS (
     DELETE FROM calendar_event_pupil p USING unnest(events) AS wanted(id), calendar_event e
     WHERE p.calendar_event_id = wanted.id AND e.id = wanted.id AND e.reported_at IS NULL
       AND (e.local_date, e.start_minute) >= ((SELECT first_open_day()), (SELECT minute FROM clock))
       AND ((SELECT is_owner()) OR e.school_unit_id IN (SELECT my_units()))
     RETURNING 1)
   SELECT count(*) FROM gone $$
"""


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    schema = bind.dialect.identifier_preparer.quote_identifier(bind.exec_driver_sql("SELECT current_schema()").scalar_one())
    for body in (FIRST_OPEN_DAY, DROP_ROSTERS):
        bind.exec_driver_sql(body.format(schema=schema))
