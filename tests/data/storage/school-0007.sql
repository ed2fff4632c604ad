BEGIN TRANSACTION;
CREATE TABLE adapted_programme (
	uid TEXT NOT NULL, 
	pupil_uid TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	expected_minutes INTEGER, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_adapted_programme PRIMARY KEY (uid), 
	CONSTRAINT fk_adapted_programme_pupil_uid FOREIGN KEY(pupil_uid) REFERENCES pupil (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_adapted_programme_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day), 
	CONSTRAINT ck_adapted_programme_expected_minutes CHECK (expected_minutes >= 0)
);
INSERT INTO "adapted_programme" VALUES('adapted-1','7A-01','2025-09-01','2025-12-19',360,96);
CREATE TABLE adapted_programme_lesson (
	programme_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	lesson_uid TEXT NOT NULL, 
	CONSTRAINT pk_adapted_programme_lesson PRIMARY KEY (programme_uid, position), 
	CONSTRAINT fk_adapted_programme_lesson_programme_uid FOREIGN KEY(programme_uid) REFERENCES adapted_programme (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_adapted_programme_lesson_lesson_uid FOREIGN KEY(lesson_uid) REFERENCES lesson (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',0,'MA-7A-1');
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',1,'MA-7A-2');
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',2,'MA-7A-3');
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',3,'SV-7A-1');
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',4,'SV-7A-2');
INSERT INTO "adapted_programme_lesson" VALUES('adapted-1',5,'SV-7A-3');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE assignment (
	uid TEXT NOT NULL, 
	staff_uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	percent DOUBLE NOT NULL, 
	off_teaching BOOLEAN NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (uid), 
	CONSTRAINT fk_assignment_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_assignment_minutes CHECK (minutes >= 0), 
	CONSTRAINT ck_assignment_percent CHECK (percent >= 0 AND percent <= 100), 
	CONSTRAINT ck_assignment_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
CREATE TABLE block (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_block PRIMARY KEY (uid)
);
INSERT INTO "block" VALUES('engelska-7','Engelska åk 7',97);
CREATE TABLE bookmark (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	snapshot BLOB NOT NULL, 
	CONSTRAINT pk_bookmark PRIMARY KEY (uid)
);
CREATE TABLE column_mapping (
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	columns_by_heading TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_column_mapping PRIMARY KEY (uid)
);
CREATE TABLE dated_change (
	lesson_uid TEXT NOT NULL, 
	day DATE NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_dated_change PRIMARY KEY (lesson_uid, day), 
	CONSTRAINT fk_dated_change_lesson_uid FOREIGN KEY(lesson_uid) REFERENCES lesson (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE dated_change_room (
	lesson_uid TEXT NOT NULL, 
	day DATE NOT NULL, 
	position INTEGER NOT NULL, 
	room_uid TEXT NOT NULL, 
	CONSTRAINT pk_dated_change_room PRIMARY KEY (lesson_uid, day, position), 
	CONSTRAINT fk_dated_change_room_room_uid FOREIGN KEY(room_uid) REFERENCES room (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_dated_change_room_lesson_uid_day FOREIGN KEY(lesson_uid, day) REFERENCES dated_change (lesson_uid, day) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE dated_change_teacher (
	lesson_uid TEXT NOT NULL, 
	day DATE NOT NULL, 
	position INTEGER NOT NULL, 
	teacher_uid TEXT NOT NULL, 
	CONSTRAINT pk_dated_change_teacher PRIMARY KEY (lesson_uid, day, position), 
	CONSTRAINT fk_dated_change_teacher_teacher_uid FOREIGN KEY(teacher_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_dated_change_teacher_lesson_uid_day FOREIGN KEY(lesson_uid, day) REFERENCES dated_change (lesson_uid, day) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE day_off (
	year_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	kind TEXT NOT NULL, from_minute INTEGER CONSTRAINT ck_day_off_from_minute CHECK (0 < from_minute AND from_minute < 1440), 
	CONSTRAINT pk_day_off PRIMARY KEY (uid), 
	CONSTRAINT fk_day_off_year_uid FOREIGN KEY(year_uid) REFERENCES school_year (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_day_off_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "day_off" VALUES('2025-26',0,'hostlov','Höstlov','2025-10-27','2025-10-31','break',NULL);
INSERT INTO "day_off" VALUES('2025-26',1,'jullov','Jullov','2025-12-20','2026-01-06','break',NULL);
INSERT INTO "day_off" VALUES('2025-26',2,'studiedag','Studiedag','2025-09-19','2025-09-19','study_day',NULL);
INSERT INTO "day_off" VALUES('2025-26',3,'forsta-maj','Första maj','2026-05-01','2026-05-01','holiday',NULL);
CREATE TABLE duty_break (
	uid TEXT NOT NULL, 
	area TEXT NOT NULL, 
	day INTEGER NOT NULL, 
	start_minute INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	building TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_duty_break PRIMARY KEY (uid), 
	CONSTRAINT ck_duty_break_day CHECK (0 <= day AND day <= 6), 
	CONSTRAINT ck_duty_break_times CHECK (0 <= start_minute AND 0 < minutes AND start_minute + minutes <= 1440), 
	CONSTRAINT ck_duty_break_people CHECK (people >= 0)
);
CREATE TABLE frame_period (
	unit_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	start_minute INTEGER NOT NULL, 
	end_minute INTEGER NOT NULL, 
	CONSTRAINT pk_frame_period PRIMARY KEY (unit_uid, position), 
	CONSTRAINT fk_frame_period_unit_uid FOREIGN KEY(unit_uid) REFERENCES school_unit (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_frame_period_times CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440)
);
CREATE TABLE ignored_breach (
	uid TEXT NOT NULL, 
	rule_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	ignored_on DATE NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_ignored_breach PRIMARY KEY (uid)
);
CREATE TABLE import_run (
	number BIGINT NOT NULL, 
	ran_at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	format TEXT NOT NULL, 
	source TEXT NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	archived INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	step_number BIGINT, 
	CONSTRAINT pk_import_run PRIMARY KEY (number)
);
CREATE TABLE individual_lesson (
	uid TEXT NOT NULL, 
	pupil_uid TEXT NOT NULL, 
	lesson_uid TEXT NOT NULL, 
	attends BOOLEAN NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_individual_lesson PRIMARY KEY (uid), 
	CONSTRAINT fk_individual_lesson_pupil_uid FOREIGN KEY(pupil_uid) REFERENCES pupil (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_individual_lesson_lesson_uid FOREIGN KEY(lesson_uid) REFERENCES lesson (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_individual_lesson_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
CREATE TABLE lesson (
	uid TEXT NOT NULL, 
	requirement_uid TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	week_kind TEXT NOT NULL, 
	weeks TEXT NOT NULL, 
	period_uid TEXT, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_lesson PRIMARY KEY (uid), 
	CONSTRAINT fk_lesson_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lesson_period_uid FOREIGN KEY(period_uid) REFERENCES period (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_lesson_minutes CHECK (minutes > 0), 
	CONSTRAINT ck_lesson_weeks CHECK ((week_kind = 'explicit') = (weeks <> ''))
);
INSERT INTO "lesson" VALUES('MA-7A-1','MA-7A',60,0,'every','',NULL,113);
INSERT INTO "lesson" VALUES('MA-7A-2','MA-7A',60,1,'every','',NULL,114);
INSERT INTO "lesson" VALUES('MA-7A-3','MA-7A',60,2,'every','',NULL,115);
INSERT INTO "lesson" VALUES('MA-7B-1','MA-7B',60,0,'every','',NULL,116);
INSERT INTO "lesson" VALUES('MA-7B-2','MA-7B',60,1,'every','',NULL,117);
INSERT INTO "lesson" VALUES('MA-7B-3','MA-7B',60,2,'every','',NULL,118);
INSERT INTO "lesson" VALUES('SV-7A-1','SV-7A',60,0,'every','',NULL,119);
INSERT INTO "lesson" VALUES('SV-7A-2','SV-7A',60,1,'every','',NULL,120);
INSERT INTO "lesson" VALUES('SV-7A-3','SV-7A',60,2,'every','',NULL,121);
INSERT INTO "lesson" VALUES('SV-7B-1','SV-7B',60,0,'every','',NULL,122);
INSERT INTO "lesson" VALUES('SV-7B-2','SV-7B',60,1,'every','',NULL,123);
INSERT INTO "lesson" VALUES('SV-7B-3','SV-7B',60,2,'every','',NULL,124);
INSERT INTO "lesson" VALUES('EN-7A-1','EN-7A',60,0,'every','',NULL,125);
INSERT INTO "lesson" VALUES('EN-7A-2','EN-7A',60,1,'every','',NULL,126);
INSERT INTO "lesson" VALUES('EN-7B-1','EN-7B',60,0,'every','',NULL,127);
INSERT INTO "lesson" VALUES('EN-7B-2','EN-7B',60,1,'every','',NULL,128);
INSERT INTO "lesson" VALUES('IDH-7A-1','IDH-7A',60,0,'every','',NULL,129);
INSERT INTO "lesson" VALUES('IDH-7A-2','IDH-7A',60,1,'every','',NULL,130);
INSERT INTO "lesson" VALUES('IDH-7B-1','IDH-7B',60,0,'every','',NULL,131);
INSERT INTO "lesson" VALUES('IDH-7B-2','IDH-7B',60,1,'every','',NULL,132);
INSERT INTO "lesson" VALUES('BL-7A1-1','BL-7A1',80,0,'odd','',NULL,133);
INSERT INTO "lesson" VALUES('BL-7A2-1','BL-7A2',80,0,'even','',NULL,134);
INSERT INTO "lesson" VALUES('BL-7B1-1','BL-7B1',80,0,'odd','',NULL,135);
INSERT INTO "lesson" VALUES('BL-7B2-1','BL-7B2',80,0,'even','',NULL,136);
INSERT INTO "lesson" VALUES('LUNCH-7A-1','LUNCH-7A',30,0,'every','',NULL,137);
INSERT INTO "lesson" VALUES('LUNCH-7A-2','LUNCH-7A',30,1,'every','',NULL,138);
INSERT INTO "lesson" VALUES('LUNCH-7A-3','LUNCH-7A',30,2,'every','',NULL,139);
INSERT INTO "lesson" VALUES('LUNCH-7A-4','LUNCH-7A',30,3,'every','',NULL,140);
INSERT INTO "lesson" VALUES('LUNCH-7A-5','LUNCH-7A',30,4,'every','',NULL,141);
INSERT INTO "lesson" VALUES('LUNCH-7B-1','LUNCH-7B',30,0,'every','',NULL,142);
INSERT INTO "lesson" VALUES('LUNCH-7B-2','LUNCH-7B',30,1,'every','',NULL,143);
INSERT INTO "lesson" VALUES('LUNCH-7B-3','LUNCH-7B',30,2,'every','',NULL,144);
INSERT INTO "lesson" VALUES('LUNCH-7B-4','LUNCH-7B',30,3,'every','',NULL,145);
INSERT INTO "lesson" VALUES('LUNCH-7B-5','LUNCH-7B',30,4,'every','',NULL,146);
INSERT INTO "lesson" VALUES('KONF-1','KONF',60,0,'every','',NULL,147);
CREATE TABLE local_hours (
	uid TEXT NOT NULL, 
	school_form TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	first_grade INTEGER NOT NULL, 
	last_grade INTEGER NOT NULL, 
	hours INTEGER NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_local_hours PRIMARY KEY (uid), 
	CONSTRAINT ck_local_hours_grades CHECK (first_grade <= last_grade), 
	CONSTRAINT ck_local_hours_hours CHECK (hours >= 0)
);
CREATE TABLE membership (
	uid TEXT NOT NULL, 
	group_uid TEXT NOT NULL, 
	pupil_uid TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	origin TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_membership PRIMARY KEY (uid), 
	CONSTRAINT fk_membership_group_uid FOREIGN KEY(group_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_membership_pupil_uid FOREIGN KEY(pupil_uid) REFERENCES pupil (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_membership_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "membership" VALUES('7A/7A-01','7A','7A-01','2025-08-18',NULL,'local',48);
INSERT INTO "membership" VALUES('7A1/7A-01','7A1','7A-01','2025-08-18',NULL,'local',49);
INSERT INTO "membership" VALUES('7A/7A-02','7A','7A-02','2025-08-18',NULL,'local',50);
INSERT INTO "membership" VALUES('7A1/7A-02','7A1','7A-02','2025-08-18',NULL,'local',51);
INSERT INTO "membership" VALUES('7A/7A-03','7A','7A-03','2025-08-18',NULL,'local',52);
INSERT INTO "membership" VALUES('7A1/7A-03','7A1','7A-03','2025-08-18',NULL,'local',53);
INSERT INTO "membership" VALUES('7A/7A-04','7A','7A-04','2025-08-18',NULL,'local',54);
INSERT INTO "membership" VALUES('7A1/7A-04','7A1','7A-04','2025-08-18',NULL,'local',55);
INSERT INTO "membership" VALUES('7A/7A-05','7A','7A-05','2025-08-18',NULL,'local',56);
INSERT INTO "membership" VALUES('7A1/7A-05','7A1','7A-05','2025-08-18',NULL,'local',57);
INSERT INTO "membership" VALUES('7A/7A-06','7A','7A-06','2025-08-18',NULL,'local',58);
INSERT INTO "membership" VALUES('7A1/7A-06','7A1','7A-06','2025-08-18',NULL,'local',59);
INSERT INTO "membership" VALUES('7A/7A-07','7A','7A-07','2025-08-18',NULL,'local',60);
INSERT INTO "membership" VALUES('7A2/7A-07','7A2','7A-07','2025-08-18',NULL,'local',61);
INSERT INTO "membership" VALUES('7A/7A-08','7A','7A-08','2025-08-18',NULL,'local',62);
INSERT INTO "membership" VALUES('7A2/7A-08','7A2','7A-08','2025-08-18',NULL,'local',63);
INSERT INTO "membership" VALUES('7A/7A-09','7A','7A-09','2025-08-18',NULL,'local',64);
INSERT INTO "membership" VALUES('7A2/7A-09','7A2','7A-09','2025-08-18',NULL,'local',65);
INSERT INTO "membership" VALUES('7A/7A-10','7A','7A-10','2025-08-18',NULL,'local',66);
INSERT INTO "membership" VALUES('7A2/7A-10','7A2','7A-10','2025-08-18',NULL,'local',67);
INSERT INTO "membership" VALUES('7A/7A-11','7A','7A-11','2025-08-18',NULL,'local',68);
INSERT INTO "membership" VALUES('7A2/7A-11','7A2','7A-11','2025-08-18',NULL,'local',69);
INSERT INTO "membership" VALUES('7A/7A-12','7A','7A-12','2025-08-18',NULL,'local',70);
INSERT INTO "membership" VALUES('7A2/7A-12','7A2','7A-12','2025-08-18',NULL,'local',71);
INSERT INTO "membership" VALUES('7B/7B-01','7B','7B-01','2025-08-18',NULL,'local',72);
INSERT INTO "membership" VALUES('7B1/7B-01','7B1','7B-01','2025-08-18',NULL,'local',73);
INSERT INTO "membership" VALUES('7B/7B-02','7B','7B-02','2025-08-18',NULL,'local',74);
INSERT INTO "membership" VALUES('7B1/7B-02','7B1','7B-02','2025-08-18',NULL,'local',75);
INSERT INTO "membership" VALUES('7B/7B-03','7B','7B-03','2025-08-18',NULL,'local',76);
INSERT INTO "membership" VALUES('7B1/7B-03','7B1','7B-03','2025-08-18',NULL,'local',77);
INSERT INTO "membership" VALUES('7B/7B-04','7B','7B-04','2025-08-18',NULL,'local',78);
INSERT INTO "membership" VALUES('7B1/7B-04','7B1','7B-04','2025-08-18',NULL,'local',79);
INSERT INTO "membership" VALUES('7B/7B-05','7B','7B-05','2025-08-18',NULL,'local',80);
INSERT INTO "membership" VALUES('7B1/7B-05','7B1','7B-05','2025-08-18',NULL,'local',81);
INSERT INTO "membership" VALUES('7B/7B-06','7B','7B-06','2025-08-18',NULL,'local',82);
INSERT INTO "membership" VALUES('7B1/7B-06','7B1','7B-06','2025-08-18',NULL,'local',83);
INSERT INTO "membership" VALUES('7B/7B-07','7B','7B-07','2025-08-18',NULL,'local',84);
INSERT INTO "membership" VALUES('7B2/7B-07','7B2','7B-07','2025-08-18',NULL,'local',85);
INSERT INTO "membership" VALUES('7B/7B-08','7B','7B-08','2025-08-18',NULL,'local',86);
INSERT INTO "membership" VALUES('7B2/7B-08','7B2','7B-08','2025-08-18',NULL,'local',87);
INSERT INTO "membership" VALUES('7B/7B-09','7B','7B-09','2025-08-18',NULL,'local',88);
INSERT INTO "membership" VALUES('7B2/7B-09','7B2','7B-09','2025-08-18',NULL,'local',89);
INSERT INTO "membership" VALUES('7B/7B-10','7B','7B-10','2025-08-18',NULL,'local',90);
INSERT INTO "membership" VALUES('7B2/7B-10','7B2','7B-10','2025-08-18',NULL,'local',91);
INSERT INTO "membership" VALUES('7B/7B-11','7B','7B-11','2025-08-18',NULL,'local',92);
INSERT INTO "membership" VALUES('7B2/7B-11','7B2','7B-11','2025-08-18',NULL,'local',93);
INSERT INTO "membership" VALUES('7B/7B-12','7B','7B-12','2025-08-18',NULL,'local',94);
INSERT INTO "membership" VALUES('7B2/7B-12','7B2','7B-12','2025-08-18',NULL,'local',95);
CREATE TABLE outgoing_publication (
	token TEXT NOT NULL, 
	target TEXT NOT NULL, 
	kept_at DATETIME NOT NULL, 
	snapshot BLOB, 
	receipt TEXT, 
	confirmed_at DATETIME, 
	CONSTRAINT pk_outgoing_publication PRIMARY KEY (token)
);
CREATE TABLE period (
	year_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	CONSTRAINT pk_period PRIMARY KEY (uid), 
	CONSTRAINT fk_period_year_uid FOREIGN KEY(year_uid) REFERENCES school_year (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_period_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "period" VALUES('2025-26',0,'P1','Hösten','2025-08-18','2025-12-19');
INSERT INTO "period" VALUES('2025-26',1,'P2','Våren','2026-01-07','2026-06-11');
CREATE TABLE "placement" (
	timetable_uid TEXT NOT NULL, 
	lesson_uid TEXT NOT NULL, 
	day INTEGER NOT NULL, 
	start_minute INTEGER NOT NULL, 
	time_lock TEXT, 
	room_lock TEXT, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_placement PRIMARY KEY (timetable_uid, lesson_uid), 
	CONSTRAINT fk_placement_timetable_uid FOREIGN KEY(timetable_uid) REFERENCES timetable_version (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_placement_start CHECK (0 <= start_minute AND start_minute < 1440), 
	CONSTRAINT fk_placement_lesson_uid FOREIGN KEY(lesson_uid) REFERENCES lesson (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_placement_day CHECK (0 <= day)
);
INSERT INTO "placement" VALUES('timetable-1','MA-7A-1',0,490,NULL,NULL,159);
INSERT INTO "placement" VALUES('timetable-1','MA-7A-2',1,490,NULL,NULL,160);
INSERT INTO "placement" VALUES('timetable-1','MA-7A-3',3,490,NULL,NULL,161);
INSERT INTO "placement" VALUES('timetable-1','MA-7B-1',0,560,NULL,NULL,162);
INSERT INTO "placement" VALUES('timetable-1','MA-7B-2',1,560,NULL,NULL,163);
INSERT INTO "placement" VALUES('timetable-1','SV-7A-1',0,560,NULL,NULL,164);
INSERT INTO "placement" VALUES('timetable-1','SV-7A-2',1,560,NULL,NULL,165);
INSERT INTO "placement" VALUES('timetable-1','SV-7B-1',0,490,NULL,NULL,166);
INSERT INTO "placement" VALUES('timetable-1','SV-7B-2',1,490,NULL,NULL,167);
INSERT INTO "placement" VALUES('timetable-1','EN-7A-1',2,490,NULL,NULL,168);
INSERT INTO "placement" VALUES('timetable-1','EN-7B-1',2,490,NULL,NULL,169);
INSERT INTO "placement" VALUES('timetable-1','IDH-7A-1',0,720,NULL,NULL,170);
INSERT INTO "placement" VALUES('timetable-1','IDH-7B-1',0,820,NULL,NULL,171);
INSERT INTO "placement" VALUES('timetable-1','BL-7A1-1',2,720,NULL,NULL,172);
INSERT INTO "placement" VALUES('timetable-1','BL-7A2-1',2,720,NULL,NULL,173);
INSERT INTO "placement" VALUES('timetable-1','LUNCH-7A-1',0,660,NULL,NULL,174);
INSERT INTO "placement" VALUES('timetable-1','LUNCH-7A-2',1,660,NULL,NULL,175);
INSERT INTO "placement" VALUES('timetable-1','LUNCH-7A-3',2,660,NULL,NULL,176);
INSERT INTO "placement" VALUES('timetable-1','LUNCH-7B-1',0,660,NULL,NULL,177);
INSERT INTO "placement" VALUES('timetable-1','LUNCH-7B-2',1,675,NULL,NULL,178);
INSERT INTO "placement" VALUES('timetable-1','KONF-1',1,930,'person',NULL,179);
CREATE TABLE placement_room (
	timetable_uid TEXT NOT NULL, 
	lesson_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	room_uid TEXT NOT NULL, 
	CONSTRAINT pk_placement_room PRIMARY KEY (timetable_uid, lesson_uid, position), 
	CONSTRAINT fk_placement_room_timetable_uid FOREIGN KEY(timetable_uid, lesson_uid) REFERENCES placement (timetable_uid, lesson_uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_placement_room_room_uid FOREIGN KEY(room_uid) REFERENCES room (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "placement_room" VALUES('timetable-1','MA-7A-1',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','MA-7A-2',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','MA-7A-3',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','MA-7B-1',0,'A2');
INSERT INTO "placement_room" VALUES('timetable-1','MA-7B-2',0,'A2');
INSERT INTO "placement_room" VALUES('timetable-1','SV-7A-1',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','SV-7A-2',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','SV-7B-1',0,'A2');
INSERT INTO "placement_room" VALUES('timetable-1','SV-7B-2',0,'A2');
INSERT INTO "placement_room" VALUES('timetable-1','EN-7A-1',0,'A1');
INSERT INTO "placement_room" VALUES('timetable-1','EN-7B-1',0,'A2');
INSERT INTO "placement_room" VALUES('timetable-1','IDH-7A-1',0,'GYM');
INSERT INTO "placement_room" VALUES('timetable-1','IDH-7B-1',0,'GYM');
INSERT INTO "placement_room" VALUES('timetable-1','BL-7A1-1',0,'BILD');
INSERT INTO "placement_room" VALUES('timetable-1','BL-7A2-1',0,'BILD');
INSERT INTO "placement_room" VALUES('timetable-1','LUNCH-7A-1',0,'MATSAL');
INSERT INTO "placement_room" VALUES('timetable-1','LUNCH-7A-2',0,'MATSAL');
INSERT INTO "placement_room" VALUES('timetable-1','LUNCH-7A-3',0,'MATSAL');
INSERT INTO "placement_room" VALUES('timetable-1','LUNCH-7B-1',0,'MATSAL');
INSERT INTO "placement_room" VALUES('timetable-1','LUNCH-7B-2',0,'MATSAL');
CREATE TABLE planning_settings (
	uid TEXT NOT NULL, 
	hours_per_point DOUBLE NOT NULL, 
	break_duty_minutes INTEGER NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_planning_settings PRIMARY KEY (uid), 
	CONSTRAINT ck_planning_settings_single CHECK (uid = 'planning'), 
	CONSTRAINT ck_planning_settings_amounts CHECK (hours_per_point >= 0 AND break_duty_minutes >= 0)
);
CREATE TABLE post_terms (
	uid TEXT NOT NULL, 
	vacant BOOLEAN NOT NULL, 
	regulated_hours DOUBLE, 
	most_classes INTEGER, 
	break_duty_minutes INTEGER, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_post_terms PRIMARY KEY (uid), 
	CONSTRAINT fk_post_terms_uid FOREIGN KEY(uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_post_terms_regulated_hours CHECK (regulated_hours >= 0), 
	CONSTRAINT ck_post_terms_most_classes CHECK (most_classes >= 0), 
	CONSTRAINT ck_post_terms_break_duty_minutes CHECK (break_duty_minutes >= 0)
);
CREATE TABLE pupil (
	uid TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	school_form TEXT NOT NULL, 
	grade INTEGER, 
	expected_minutes INTEGER, 
	marking TEXT NOT NULL, 
	placeholder BOOLEAN NOT NULL, 
	origin TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_pupil PRIMARY KEY (uid), 
	CONSTRAINT ck_pupil_expected_minutes CHECK (expected_minutes >= 0)
);
INSERT INTO "pupil" VALUES('7A-01','Ada','Ek 7A','GR',7,NULL,'none',0,'local',0,18);
INSERT INTO "pupil" VALUES('7A-02','Bilal','Ek 7A','GR',7,NULL,'none',0,'local',0,19);
INSERT INTO "pupil" VALUES('7A-03','Cesar','Ek 7A','GR',7,NULL,'none',0,'local',0,20);
INSERT INTO "pupil" VALUES('7A-04','Disa','Ek 7A','GR',7,NULL,'none',0,'local',0,21);
INSERT INTO "pupil" VALUES('7A-05','Elsa','Ek 7A','GR',7,NULL,'none',0,'local',0,22);
INSERT INTO "pupil" VALUES('7A-06','Farah','Ek 7A','GR',7,NULL,'none',0,'local',0,23);
INSERT INTO "pupil" VALUES('7A-07','Göran','Ek 7A','GR',7,NULL,'none',0,'local',0,24);
INSERT INTO "pupil" VALUES('7A-08','Hugo','Ek 7A','GR',7,NULL,'none',0,'local',0,25);
INSERT INTO "pupil" VALUES('7A-09','Inés','Ek 7A','GR',7,NULL,'none',0,'local',0,26);
INSERT INTO "pupil" VALUES('7A-10','Jonna','Ek 7A','GR',7,NULL,'none',0,'local',0,27);
INSERT INTO "pupil" VALUES('7A-11','Kim','Ek 7A','GR',7,NULL,'none',0,'local',0,28);
INSERT INTO "pupil" VALUES('7A-12','Léo','Ek 7A','GR',7,NULL,'none',0,'local',0,29);
INSERT INTO "pupil" VALUES('7B-01','Ada','Ek 7B','GR',7,NULL,'none',0,'local',0,30);
INSERT INTO "pupil" VALUES('7B-02','Bilal','Ek 7B','GR',7,NULL,'none',0,'local',0,31);
INSERT INTO "pupil" VALUES('7B-03','Cesar','Ek 7B','GR',7,NULL,'none',0,'local',0,32);
INSERT INTO "pupil" VALUES('7B-04','Disa','Ek 7B','GR',7,NULL,'none',0,'local',0,33);
INSERT INTO "pupil" VALUES('7B-05','Elsa','Ek 7B','GR',7,NULL,'none',0,'local',0,34);
INSERT INTO "pupil" VALUES('7B-06','Farah','Ek 7B','GR',7,NULL,'none',0,'local',0,35);
INSERT INTO "pupil" VALUES('7B-07','Göran','Ek 7B','GR',7,NULL,'none',0,'local',0,36);
INSERT INTO "pupil" VALUES('7B-08','Hugo','Ek 7B','GR',7,NULL,'none',0,'local',0,37);
INSERT INTO "pupil" VALUES('7B-09','Inés','Ek 7B','GR',7,NULL,'none',0,'local',0,38);
INSERT INTO "pupil" VALUES('7B-10','Jonna','Ek 7B','GR',7,NULL,'none',0,'local',0,39);
INSERT INTO "pupil" VALUES('7B-11','Kim','Ek 7B','GR',7,NULL,'none',0,'local',0,40);
INSERT INTO "pupil" VALUES('7B-12','Léo','Ek 7B','GR',7,NULL,'none',0,'local',0,41);
CREATE TABLE pupil_group (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	school_form TEXT NOT NULL, 
	grade INTEGER, 
	parent_uid TEXT, 
	mentor_uid TEXT, 
	planned_pupils INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_pupil_group PRIMARY KEY (uid), 
	CONSTRAINT fk_pupil_group_parent_uid FOREIGN KEY(parent_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_pupil_group_mentor_uid FOREIGN KEY(mentor_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_pupil_group_planned_pupils CHECK (planned_pupils >= 0)
);
INSERT INTO "pupil_group" VALUES('7A','7A','class','GR',7,NULL,'AND',12,'local',0,42);
INSERT INTO "pupil_group" VALUES('7A1','7A grupp 1','half','GR',7,'7A',NULL,6,'local',0,43);
INSERT INTO "pupil_group" VALUES('7A2','7A grupp 2','half','GR',7,'7A',NULL,6,'local',0,44);
INSERT INTO "pupil_group" VALUES('7B','7B','class','GR',7,NULL,'BER',12,'local',0,45);
INSERT INTO "pupil_group" VALUES('7B1','7B grupp 1','half','GR',7,'7B',NULL,6,'local',0,46);
INSERT INTO "pupil_group" VALUES('7B2','7B grupp 2','half','GR',7,'7B',NULL,6,'local',0,47);
CREATE TABLE qualification (
	uid TEXT NOT NULL, 
	staff_uid TEXT NOT NULL, 
	subject_uid TEXT NOT NULL, 
	school_form TEXT NOT NULL, 
	first_grade INTEGER, 
	last_grade INTEGER, 
	first_day DATE, 
	last_day DATE, 
	origin TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_qualification PRIMARY KEY (uid), 
	CONSTRAINT fk_qualification_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_qualification_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_qualification_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
CREATE TABLE requirement (
	uid TEXT NOT NULL, 
	subject_uid TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	room_needed BOOLEAN NOT NULL, 
	room_count INTEGER NOT NULL, 
	block_uid TEXT, 
	setup INTEGER NOT NULL, 
	cleanup INTEGER NOT NULL, 
	seats INTEGER, 
	note TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, room_ordered BOOLEAN DEFAULT 1 NOT NULL, room_set_sizes TEXT DEFAULT '' NOT NULL, room_choices TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_requirement PRIMARY KEY (uid), 
	CONSTRAINT fk_requirement_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_requirement_block_uid FOREIGN KEY(block_uid) REFERENCES block (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_requirement_around CHECK (setup >= 0 AND cleanup >= 0), 
	CONSTRAINT ck_requirement_minutes CHECK (minutes >= 0), 
	CONSTRAINT ck_requirement_room_count CHECK (room_count >= 0), 
	CONSTRAINT ck_requirement_seats CHECK (seats >= 0)
);
INSERT INTO "requirement" VALUES('MA-7A','MA',180,1,1,NULL,0,0,NULL,'','local',98,1,'','');
INSERT INTO "requirement" VALUES('MA-7B','MA',180,1,1,NULL,0,0,NULL,'','local',99,1,'','');
INSERT INTO "requirement" VALUES('SV-7A','SV',180,1,1,NULL,0,0,NULL,'','local',100,1,'','');
INSERT INTO "requirement" VALUES('SV-7B','SV',180,1,1,NULL,0,0,NULL,'','local',101,1,'','');
INSERT INTO "requirement" VALUES('EN-7A','EN',120,1,1,'engelska-7',0,0,NULL,'','local',102,1,'','');
INSERT INTO "requirement" VALUES('EN-7B','EN',120,1,1,'engelska-7',0,0,NULL,'','local',103,1,'','');
INSERT INTO "requirement" VALUES('IDH-7A','IDH',120,1,1,NULL,5,10,NULL,'','local',104,1,'','');
INSERT INTO "requirement" VALUES('IDH-7B','IDH',120,1,1,NULL,5,10,NULL,'','local',105,1,'','');
INSERT INTO "requirement" VALUES('BL-7A1','BL',80,1,1,NULL,0,0,NULL,'','local',106,1,'','');
INSERT INTO "requirement" VALUES('BL-7A2','BL',80,1,1,NULL,0,0,NULL,'','local',107,1,'','');
INSERT INTO "requirement" VALUES('BL-7B1','BL',80,1,1,NULL,0,0,NULL,'','local',108,1,'','');
INSERT INTO "requirement" VALUES('BL-7B2','BL',80,1,1,NULL,0,0,NULL,'','local',109,1,'','');
INSERT INTO "requirement" VALUES('LUNCH-7A','LUNCH',150,1,1,NULL,0,0,NULL,'','local',110,1,'','');
INSERT INTO "requirement" VALUES('LUNCH-7B','LUNCH',150,1,1,NULL,0,0,NULL,'','local',111,1,'','');
INSERT INTO "requirement" VALUES('KONF','KONF',60,0,1,NULL,0,0,NULL,'','local',112,1,'','');
CREATE TABLE requirement_group (
	requirement_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	group_uid TEXT NOT NULL, 
	CONSTRAINT pk_requirement_group PRIMARY KEY (requirement_uid, position), 
	CONSTRAINT fk_requirement_group_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_requirement_group_group_uid FOREIGN KEY(group_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "requirement_group" VALUES('MA-7A',0,'7A');
INSERT INTO "requirement_group" VALUES('MA-7B',0,'7B');
INSERT INTO "requirement_group" VALUES('SV-7A',0,'7A');
INSERT INTO "requirement_group" VALUES('SV-7B',0,'7B');
INSERT INTO "requirement_group" VALUES('EN-7A',0,'7A');
INSERT INTO "requirement_group" VALUES('EN-7B',0,'7B');
INSERT INTO "requirement_group" VALUES('IDH-7A',0,'7A');
INSERT INTO "requirement_group" VALUES('IDH-7B',0,'7B');
INSERT INTO "requirement_group" VALUES('BL-7A1',0,'7A1');
INSERT INTO "requirement_group" VALUES('BL-7A2',0,'7A2');
INSERT INTO "requirement_group" VALUES('BL-7B1',0,'7B1');
INSERT INTO "requirement_group" VALUES('BL-7B2',0,'7B2');
INSERT INTO "requirement_group" VALUES('LUNCH-7A',0,'7A');
INSERT INTO "requirement_group" VALUES('LUNCH-7B',0,'7B');
CREATE TABLE requirement_room (
	requirement_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	room_uid TEXT NOT NULL, 
	CONSTRAINT pk_requirement_room PRIMARY KEY (requirement_uid, position), 
	CONSTRAINT fk_requirement_room_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_requirement_room_room_uid FOREIGN KEY(room_uid) REFERENCES room (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "requirement_room" VALUES('BL-7A1',0,'BILD');
INSERT INTO "requirement_room" VALUES('BL-7A2',0,'BILD');
INSERT INTO "requirement_room" VALUES('BL-7B1',0,'BILD');
INSERT INTO "requirement_room" VALUES('BL-7B2',0,'BILD');
INSERT INTO "requirement_room" VALUES('LUNCH-7A',0,'MATSAL');
INSERT INTO "requirement_room" VALUES('LUNCH-7B',0,'MATSAL');
CREATE TABLE requirement_room_tag (
	requirement_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	CONSTRAINT pk_requirement_room_tag PRIMARY KEY (requirement_uid, position), 
	CONSTRAINT fk_requirement_room_tag_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "requirement_room_tag" VALUES('IDH-7A',0,'gym');
INSERT INTO "requirement_room_tag" VALUES('IDH-7B',0,'gym');
INSERT INTO "requirement_room_tag" VALUES('BL-7A1',0,'art');
INSERT INTO "requirement_room_tag" VALUES('BL-7A2',0,'art');
INSERT INTO "requirement_room_tag" VALUES('BL-7B1',0,'art');
INSERT INTO "requirement_room_tag" VALUES('BL-7B2',0,'art');
CREATE TABLE requirement_staffing (
	uid TEXT NOT NULL, 
	teachers_needed INTEGER NOT NULL, 
	locked BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_requirement_staffing PRIMARY KEY (uid), 
	CONSTRAINT fk_requirement_staffing_uid FOREIGN KEY(uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_requirement_staffing_teachers_needed CHECK (teachers_needed >= 0)
);
CREATE TABLE requirement_tag (
	requirement_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	CONSTRAINT pk_requirement_tag PRIMARY KEY (requirement_uid, position), 
	CONSTRAINT fk_requirement_tag_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE requirement_teacher (
	requirement_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	staff_uid TEXT NOT NULL, 
	CONSTRAINT pk_requirement_teacher PRIMARY KEY (requirement_uid, position), 
	CONSTRAINT fk_requirement_teacher_requirement_uid FOREIGN KEY(requirement_uid) REFERENCES requirement (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_requirement_teacher_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "requirement_teacher" VALUES('MA-7A',0,'AND');
INSERT INTO "requirement_teacher" VALUES('MA-7B',0,'AND');
INSERT INTO "requirement_teacher" VALUES('SV-7A',0,'BER');
INSERT INTO "requirement_teacher" VALUES('SV-7B',0,'BER');
INSERT INTO "requirement_teacher" VALUES('EN-7A',0,'BER');
INSERT INTO "requirement_teacher" VALUES('EN-7B',0,'AND');
INSERT INTO "requirement_teacher" VALUES('IDH-7A',0,'CEC');
INSERT INTO "requirement_teacher" VALUES('IDH-7B',0,'CEC');
INSERT INTO "requirement_teacher" VALUES('BL-7A1',0,'DAV');
INSERT INTO "requirement_teacher" VALUES('BL-7A2',0,'DAV');
INSERT INTO "requirement_teacher" VALUES('BL-7B1',0,'DAV');
INSERT INTO "requirement_teacher" VALUES('BL-7B2',0,'DAV');
INSERT INTO "requirement_teacher" VALUES('KONF',0,'AND');
INSERT INTO "requirement_teacher" VALUES('KONF',1,'BER');
INSERT INTO "requirement_teacher" VALUES('KONF',2,'CEC');
INSERT INTO "requirement_teacher" VALUES('KONF',3,'DAV');
CREATE TABLE room (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	seats INTEGER NOT NULL, 
	building TEXT NOT NULL, 
	shared BOOLEAN NOT NULL, 
	origin TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_room PRIMARY KEY (uid), 
	CONSTRAINT ck_room_seats CHECK (seats >= 0)
);
INSERT INTO "room" VALUES('A1','A1',30,'A',0,'local',0,9);
INSERT INTO "room" VALUES('A2','A2',30,'A',0,'local',0,10);
INSERT INTO "room" VALUES('GYM','Gymnastiksal',60,'G',0,'local',0,11);
INSERT INTO "room" VALUES('BILD','Bildsal',16,'B',0,'local',0,12);
INSERT INTO "room" VALUES('MATSAL','Matsal',60,'M',1,'local',0,13);
CREATE TABLE room_tag (
	room_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	CONSTRAINT pk_room_tag PRIMARY KEY (room_uid, position), 
	CONSTRAINT fk_room_tag_room_uid FOREIGN KEY(room_uid) REFERENCES room (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "room_tag" VALUES('GYM',0,'gym');
INSERT INTO "room_tag" VALUES('BILD',0,'art');
INSERT INTO "room_tag" VALUES('BILD',1,'craft');
INSERT INTO "room_tag" VALUES('MATSAL',0,'dining');
CREATE TABLE rule (
	uid TEXT NOT NULL, 
	rule_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	params TEXT NOT NULL, 
	weight DOUBLE, 
	active BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_rule PRIMARY KEY (uid)
);
INSERT INTO "rule" VALUES('rule-frame','frame','school','{"start":480,"end":1000,"days":[0,1,2,3,4]}',NULL,1,'',148);
INSERT INTO "rule" VALUES('rule-lunch','lunch_window','subject','{"start":640,"end":780,"minutes":30}',NULL,1,'',149);
INSERT INTO "rule" VALUES('rule-lunch-days','different_days','subject','{"days_between":1}',NULL,1,'',150);
INSERT INTO "rule" VALUES('rule-days','different_days','subject','{"days_between":1}',10.0,1,'',151);
INSERT INTO "rule" VALUES('rule-friday','unavailable','staff','{"day":4,"start":480,"end":1020}',NULL,1,'halvtid',152);
INSERT INTO "rule" VALUES('rule-break','min_break','group','{"minutes":5}',NULL,1,'',153);
INSERT INTO "rule" VALUES('rule-gaps','gaps','group','{"max_per_day":60}',0.1,1,'',154);
INSERT INTO "rule" VALUES('rule-morning','preferred_time','requirement','{"start":480,"end":720}',2.0,1,'',155);
INSERT INTO "rule" VALUES('rule-room','preferred_room','group','{"rooms":["A1"]}',1.0,1,'',156);
INSERT INTO "rule" VALUES('rule-off','max_days','staff','{"days":4}',NULL,0,'',157);
CREATE TABLE rule_target (
	rule_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	target_uid TEXT NOT NULL, 
	CONSTRAINT pk_rule_target PRIMARY KEY (rule_uid, position), 
	CONSTRAINT fk_rule_target_rule_uid FOREIGN KEY(rule_uid) REFERENCES rule (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "rule_target" VALUES('rule-lunch',0,'LUNCH');
INSERT INTO "rule_target" VALUES('rule-lunch-days',0,'LUNCH');
INSERT INTO "rule_target" VALUES('rule-days',0,'MA');
INSERT INTO "rule_target" VALUES('rule-days',1,'SV');
INSERT INTO "rule_target" VALUES('rule-days',2,'EN');
INSERT INTO "rule_target" VALUES('rule-days',3,'IDH');
INSERT INTO "rule_target" VALUES('rule-friday',0,'DAV');
INSERT INTO "rule_target" VALUES('rule-break',0,'7A');
INSERT INTO "rule_target" VALUES('rule-break',1,'7B');
INSERT INTO "rule_target" VALUES('rule-morning',0,'MA-7A');
INSERT INTO "rule_target" VALUES('rule-morning',1,'MA-7B');
INSERT INTO "rule_target" VALUES('rule-room',0,'7A');
INSERT INTO "rule_target" VALUES('rule-off',0,'CEC');
CREATE TABLE school_state (
	id INTEGER NOT NULL, 
	revision BIGINT NOT NULL, 
	current_uid TEXT, 
	CONSTRAINT pk_school_state PRIMARY KEY (id), 
	CONSTRAINT fk_school_state_current_uid FOREIGN KEY(current_uid) REFERENCES timetable_version (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_school_state_single CHECK (id = 1)
);
INSERT INTO "school_state" VALUES(1,2,'timetable-1');
CREATE TABLE school_unit (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	code TEXT NOT NULL, 
	municipality TEXT NOT NULL, 
	day_start INTEGER NOT NULL, 
	day_end INTEGER NOT NULL, 
	teaching_minutes_norm INTEGER NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_school_unit PRIMARY KEY (uid), 
	CONSTRAINT ck_school_unit_day CHECK (0 <= day_start AND day_start < day_end AND day_end <= 1440)
);
INSERT INTO "school_unit" VALUES('3c1f8a52-7f0b-4d4a-9d57-0f4b6c0a7a11','Lilla Ekskolan','12345678','Ekeby',480,1020,1080,0);
CREATE TABLE school_year (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	weekdays TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_school_year PRIMARY KEY (uid), 
	CONSTRAINT ck_school_year_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "school_year" VALUES('2025-26','2025/26','2025-08-18','2026-06-11','0,1,2,3,4',1);
CREATE TABLE source_text (
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_source_text PRIMARY KEY (name)
);
CREATE TABLE staff_member (
	uid TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	percent DOUBLE NOT NULL, 
	duty_type TEXT NOT NULL, 
	teaching_minutes INTEGER, 
	first_day DATE, 
	last_day DATE, 
	marking TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_staff_member PRIMARY KEY (uid), 
	CONSTRAINT ck_staff_member_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day), 
	CONSTRAINT ck_staff_member_percent CHECK (percent >= 0 AND percent <= 100), 
	CONSTRAINT ck_staff_member_teaching_minutes CHECK (teaching_minutes >= 0)
);
INSERT INTO "staff_member" VALUES('AND','AND','Anna','Andersson',100.0,'ferie',NULL,NULL,NULL,'none','local',0,14);
INSERT INTO "staff_member" VALUES('BER','BER','Bo','Bergström',100.0,'ferie',NULL,NULL,NULL,'none','local',0,15);
INSERT INTO "staff_member" VALUES('CEC','CEC','Cecilia','Ceder',80.0,'ferie',NULL,NULL,NULL,'none','local',0,16);
INSERT INTO "staff_member" VALUES('DAV','DAV','Åke','Dävertz',50.0,'semester',480,NULL,NULL,'none','local',0,17);
CREATE TABLE staff_subject (
	staff_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	subject_uid TEXT NOT NULL, 
	CONSTRAINT pk_staff_subject PRIMARY KEY (staff_uid, position), 
	CONSTRAINT fk_staff_subject_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_staff_subject_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "staff_subject" VALUES('AND',0,'MA');
INSERT INTO "staff_subject" VALUES('AND',1,'EN');
INSERT INTO "staff_subject" VALUES('BER',0,'SV');
INSERT INTO "staff_subject" VALUES('BER',1,'EN');
INSERT INTO "staff_subject" VALUES('CEC',0,'IDH');
INSERT INTO "staff_subject" VALUES('DAV',0,'BL');
CREATE TABLE step (
	number BIGINT NOT NULL, 
	label TEXT NOT NULL, 
	data TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	undone BOOLEAN NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (number)
);
INSERT INTO "step" VALUES(1,'move_lesson','[["lesson", "MA-7A-1"]]','Anna','2025-09-01 08:00:00.000000',1,1);
CREATE TABLE step_change (
	step_number BIGINT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	uid TEXT NOT NULL, 
	row_before TEXT, 
	row_after TEXT, 
	CONSTRAINT pk_step_change PRIMARY KEY (step_number, position), 
	CONSTRAINT fk_step_change_step_number FOREIGN KEY(step_number) REFERENCES step (number) ON DELETE CASCADE
);
INSERT INTO "step_change" VALUES(1,0,'placements','timetable-1/MA-7A-1','{"timetable":"timetable-1","lesson":"MA-7A-1","day":0,"start":490,"rooms":["A1"],"time_lock":null,"room_lock":null}','{"timetable":"timetable-1","lesson":"MA-7A-1","day":4,"start":600,"rooms":["A1"],"time_lock":null,"room_lock":null}');
CREATE TABLE study_points (
	uid TEXT NOT NULL, 
	group_uid TEXT NOT NULL, 
	subject_uid TEXT NOT NULL, 
	points INTEGER NOT NULL, 
	hours_per_point DOUBLE, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_study_points PRIMARY KEY (uid), 
	CONSTRAINT fk_study_points_group_uid FOREIGN KEY(group_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_study_points_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_study_points_points CHECK (points >= 0), 
	CONSTRAINT ck_study_points_hours_per_point CHECK (hours_per_point >= 0)
);
CREATE TABLE subject (
	uid TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	official_code TEXT NOT NULL, 
	special BOOLEAN NOT NULL, 
	hue INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_subject PRIMARY KEY (uid), 
	CONSTRAINT ck_subject_hue CHECK (0 <= hue AND hue <= 11)
);
INSERT INTO "subject" VALUES('MA','MA','Matematik','GRGRMAT01',0,0,'local',0,2);
INSERT INTO "subject" VALUES('SV','SV','Svenska','GRGRSVE01',0,1,'local',0,3);
INSERT INTO "subject" VALUES('EN','EN','Engelska','GRGRENG01',0,2,'local',0,4);
INSERT INTO "subject" VALUES('IDH','IDH','Idrott och hälsa','GRGRIDR01',0,3,'local',0,5);
INSERT INTO "subject" VALUES('BL','BL','Bild','GRGRBIL01',0,4,'local',0,6);
INSERT INTO "subject" VALUES('LUNCH','LUNCH','Lunch','',1,5,'local',0,7);
INSERT INTO "subject" VALUES('KONF','KONF','Konferens','',1,6,'local',0,8);
CREATE TABLE subject_counting (
	uid TEXT NOT NULL, 
	factor DOUBLE NOT NULL, 
	counts_as TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_subject_counting PRIMARY KEY (uid), 
	CONSTRAINT fk_subject_counting_uid FOREIGN KEY(uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_subject_counting_factor CHECK (factor >= 0)
);
CREATE TABLE taught_before (
	uid TEXT NOT NULL, 
	staff_uid TEXT NOT NULL, 
	subject_uid TEXT NOT NULL, 
	group_uid TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_taught_before PRIMARY KEY (uid), 
	CONSTRAINT fk_taught_before_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_taught_before_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_taught_before_group_uid FOREIGN KEY(group_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE teaching_wish (
	uid TEXT NOT NULL, 
	staff_uid TEXT NOT NULL, 
	subject_uid TEXT, 
	group_uid TEXT, 
	wanted BOOLEAN NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_teaching_wish PRIMARY KEY (uid), 
	CONSTRAINT fk_teaching_wish_staff_uid FOREIGN KEY(staff_uid) REFERENCES staff_member (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_teaching_wish_subject_uid FOREIGN KEY(subject_uid) REFERENCES subject (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_teaching_wish_group_uid FOREIGN KEY(group_uid) REFERENCES pupil_group (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE term (
	year_uid TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	CONSTRAINT pk_term PRIMARY KEY (uid), 
	CONSTRAINT fk_term_year_uid FOREIGN KEY(year_uid) REFERENCES school_year (uid) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_term_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "term" VALUES('2025-26',0,'HT25','HT25','2025-08-18','2025-12-19');
INSERT INTO "term" VALUES('2025-26',1,'VT26','VT26','2026-01-07','2026-06-11');
CREATE TABLE timetable_version (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_timetable_version PRIMARY KEY (uid), 
	CONSTRAINT ck_timetable_version_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
INSERT INTO "timetable_version" VALUES('timetable-1','Utkast','draft',NULL,NULL,158);
CREATE TABLE withheld_person (
	kind TEXT NOT NULL, 
	person_uid TEXT NOT NULL, 
	marking TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	source TEXT NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_withheld_person PRIMARY KEY (kind, person_uid)
);
CREATE TABLE work_period (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	regulated_hours DOUBLE NOT NULL, 
	days INTEGER NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_work_period PRIMARY KEY (uid), 
	CONSTRAINT ck_work_period_hours CHECK (regulated_hours >= 0 AND days >= 0), 
	CONSTRAINT ck_work_period_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
CREATE TABLE work_terms (
	uid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	source TEXT NOT NULL, 
	duty_type TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	regulated_hours DOUBLE NOT NULL, 
	trust_hours DOUBLE NOT NULL, 
	days INTEGER NOT NULL, 
	rest_minutes INTEGER NOT NULL, 
	rest_after INTEGER NOT NULL, 
	daily_rest INTEGER NOT NULL, 
	before_first INTEGER NOT NULL, 
	after_last INTEGER NOT NULL, 
	ordinal BIGINT NOT NULL, 
	CONSTRAINT pk_work_terms PRIMARY KEY (uid), 
	CONSTRAINT ck_work_terms_hours CHECK (regulated_hours >= 0 AND trust_hours >= 0 AND days > 0), 
	CONSTRAINT ck_work_terms_minutes CHECK (rest_minutes >= 0 AND rest_after >= 0 AND daily_rest >= 0 AND before_first >= 0 AND after_last >= 0), 
	CONSTRAINT ck_work_terms_date_order CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX ix_term_year_uid ON term (year_uid);
CREATE INDEX ix_period_year_uid ON period (year_uid);
CREATE INDEX ix_day_off_year_uid ON day_off (year_uid);
CREATE INDEX ix_staff_subject_subject_uid ON staff_subject (subject_uid);
CREATE INDEX ix_pupil_group_parent_uid ON pupil_group (parent_uid);
CREATE INDEX ix_pupil_group_mentor_uid ON pupil_group (mentor_uid);
CREATE INDEX ix_membership_group_uid ON membership (group_uid);
CREATE INDEX ix_membership_pupil_uid ON membership (pupil_uid);
CREATE INDEX ix_requirement_subject_uid ON requirement (subject_uid);
CREATE INDEX ix_requirement_block_uid ON requirement (block_uid);
CREATE INDEX ix_requirement_group_group_uid ON requirement_group (group_uid);
CREATE INDEX ix_requirement_teacher_staff_uid ON requirement_teacher (staff_uid);
CREATE INDEX ix_requirement_room_room_uid ON requirement_room (room_uid);
CREATE INDEX ix_lesson_requirement_uid ON lesson (requirement_uid);
CREATE INDEX ix_lesson_period_uid ON lesson (period_uid);
CREATE INDEX ix_adapted_programme_pupil_uid ON adapted_programme (pupil_uid);
CREATE INDEX ix_adapted_programme_lesson_lesson_uid ON adapted_programme_lesson (lesson_uid);
CREATE INDEX ix_placement_room_room_uid ON placement_room (room_uid);
CREATE INDEX ix_school_state_current_uid ON school_state (current_uid);
CREATE INDEX ix_step_change_kind_uid ON step_change (kind, uid);
CREATE INDEX ix_assignment_staff_uid ON assignment (staff_uid);
CREATE INDEX ix_qualification_staff_uid ON qualification (staff_uid);
CREATE INDEX ix_qualification_subject_uid ON qualification (subject_uid);
CREATE INDEX ix_teaching_wish_staff_uid ON teaching_wish (staff_uid);
CREATE INDEX ix_teaching_wish_subject_uid ON teaching_wish (subject_uid);
CREATE INDEX ix_teaching_wish_group_uid ON teaching_wish (group_uid);
CREATE INDEX ix_taught_before_staff_uid ON taught_before (staff_uid);
CREATE INDEX ix_taught_before_subject_uid ON taught_before (subject_uid);
CREATE INDEX ix_taught_before_group_uid ON taught_before (group_uid);
CREATE INDEX ix_study_points_group_uid ON study_points (group_uid);
CREATE INDEX ix_study_points_subject_uid ON study_points (subject_uid);
CREATE INDEX ix_dated_change_teacher_teacher_uid ON dated_change_teacher (teacher_uid);
CREATE INDEX ix_dated_change_room_room_uid ON dated_change_room (room_uid);
CREATE INDEX ix_individual_lesson_pupil_uid ON individual_lesson (pupil_uid);
CREATE INDEX ix_individual_lesson_lesson_uid ON individual_lesson (lesson_uid);
CREATE INDEX ix_placement_lesson_uid ON placement (lesson_uid);
COMMIT;
PRAGMA application_id = 1380535879;
PRAGMA user_version = 7;
