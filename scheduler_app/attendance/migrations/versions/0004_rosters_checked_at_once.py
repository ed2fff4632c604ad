"""On PostgreSQL the lessons of new roster rows are looked up once a statement: a foreign key looks them up once a row.

A term has 600,000 roster rows of 30,000 lessons, and the foreign key was half of what publishing them cost the server. The triggers promise
what it promised: a roster row has its lesson, which stays as long as the row does, also while several write (the lessons are locked as a
foreign key locks them). Files keep the foreign key, which costs them little.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

HAVE_LESSONS = """
CREATE FUNCTION rosters_have_lessons() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS
$$
DECLARE
  wanted bigint;
  held bigint;
BEGIN
  WITH lesson AS MATERIALIZED (SELECT DISTINCT calendar_event_id AS id FROM written),
       locked AS (SELECT 1 FROM calendar_event e WHERE e.id IN (SELECT id FROM lesson) FOR KEY SHARE)
  SELECT (SELECT count(*) FROM lesson), (SELECT count(*) FROM locked) INTO wanted, held;
  IF held < wanted THEN
    RAISE EXCEPTION 'a roster row without its lesson' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$
"""

LESSONS_STAY = """
CREATE FUNCTION lessons_with_rosters_stay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS
$$ BEGIN
  IF EXISTS (SELECT 1 FROM gone JOIN calendar_event_pupil p ON p.calendar_event_id = gone.id) THEN
    RAISE EXCEPTION 'a lesson with a roster is not removed' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$
"""

IDS_STAY = """
CREATE FUNCTION lesson_ids_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  RAISE EXCEPTION 'the id of a lesson never changes' USING ERRCODE = 'foreign_key_violation';
END $$
"""

TRIGGERS = (
    "CREATE TRIGGER roster_added AFTER INSERT ON calendar_event_pupil REFERENCING NEW TABLE AS written"
    " FOR EACH STATEMENT EXECUTE FUNCTION rosters_have_lessons()",
    "CREATE TRIGGER roster_changed AFTER UPDATE ON calendar_event_pupil REFERENCING NEW TABLE AS written"
    " FOR EACH STATEMENT EXECUTE FUNCTION rosters_have_lessons()",
    "CREATE TRIGGER lesson_removed AFTER DELETE ON calendar_event REFERENCING OLD TABLE AS gone"
    " FOR EACH STATEMENT EXECUTE FUNCTION lessons_with_rosters_stay()",
    "CREATE TRIGGER lesson_id_changed BEFORE UPDATE OF id ON calendar_event FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id)"
    " EXECUTE FUNCTION lesson_ids_stay()",
)


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    schema = bind.dialect.identifier_preparer.quote_identifier(bind.exec_driver_sql("SELECT current_schema()").scalar_one())
    for body in (HAVE_LESSONS, LESSONS_STAY, IDS_STAY):
        bind.exec_driver_sql(body.format(schema=schema))
    for name in ("rosters_have_lessons", "lessons_with_rosters_stay", "lesson_ids_stay"):
        bind.exec_driver_sql(f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC")
    for trigger in TRIGGERS:
        bind.exec_driver_sql(trigger)
    bind.exec_driver_sql("ALTER TABLE calendar_event_pupil DROP CONSTRAINT calendar_event_pupil_calendar_event_id_fkey")
