<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>Advice</name>
        <message>
            <source>&amp;Find a lesson for this hole…</source>
            <translation>&amp;Hitta en lektion till den här luckan…</translation>
        </message>
        <message>
            <source>&amp;Place here</source>
            <translation>&amp;Lägg här</translation>
        </message>
        <message>
            <source>&amp;Take this room</source>
            <translation>&amp;Ta den här salen</translation>
        </message>
        <message>
            <source>&amp;Why here?</source>
            <translation>&amp;Varför här?</translation>
        </message>
        <message>
            <source>&amp;Why not here? ({lesson})</source>
            <translation>&amp;Varför inte här? ({lesson})</translation>
        </message>
        <message>
            <source>Change &amp;room…</source>
            <translation>&amp;Byt sal…</translation>
        </message>
        <message>
            <source>Change room</source>
            <translation>Byt sal</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kostnad</translation>
        </message>
        <message>
            <source>Find a lesson for this hole</source>
            <translation>Hitta en lektion till luckan</translation>
        </message>
        <message>
            <source>In the way {place}</source>
            <translation>I vägen {place}</translation>
        </message>
        <message>
            <source>It is this one.</source>
            <translation>Det är den här.</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Lessons that fit {place}, unplaced ones first</source>
            <translation>Lektioner som får plats {place}, oplacerade först</translation>
        </message>
        <message>
            <source>Lies now</source>
            <translation>Ligger nu</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minuter</translation>
        </message>
        <message>
            <source>No lesson fits here.</source>
            <translation>Ingen lektion får plats här.</translation>
        </message>
        <message>
            <source>No wish is broken there.</source>
            <translation>Inget önskemål bryts där.</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Sal</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Platser</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Börjar</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Läge</translation>
        </message>
        <message>
            <source>Suggest &amp;moves…</source>
            <translation>Föreslå &amp;flyttar…</translation>
        </message>
        <message>
            <source>The best place</source>
            <translation>Den bästa platsen</translation>
        </message>
        <message>
            <source>The best place is {place} ({change} against this one)</source>
            <translation>Den bästa platsen är {place} ({change} mot den här)</translation>
        </message>
        <message>
            <source>The lesson needs no room, or no room is fit for it.</source>
            <translation>Lektionen behöver ingen sal, eller så passar ingen sal.</translation>
        </message>
        <message>
            <source>There is no place in the week where it fits as the others lie now.</source>
            <translation>Det finns ingen plats i veckan där den får rum som de andra ligger nu.</translation>
        </message>
        <message>
            <source>What it costs {place}</source>
            <translation>Vad det kostar {place}</translation>
        </message>
        <message>
            <source>Why {lesson} does not lie {place}</source>
            <translation>Varför {lesson} inte ligger {place}</translation>
        </message>
        <message>
            <source>Why {lesson} lies {place}</source>
            <translation>Varför {lesson} ligger {place}</translation>
        </message>
        <message>
            <source>free</source>
            <translation>ledig</translation>
        </message>
        <message>
            <source>tray</source>
            <translation>lådan</translation>
        </message>
        <message>
            <source>{count} lessons move</source>
            <translation>{count} lektioner flyttas</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>A&amp;vbryt</translation>
        </message>
        <message>
            <source>Find a &amp;chain</source>
            <translation>Hitta en &amp;kedja</translation>
        </message>
        <message>
            <source>Place &amp;anyway</source>
            <translation>Lägg &amp;ändå</translation>
        </message>
    </context>
    <context>
        <name>ChoiceDialog</name>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Letar…</translation>
        </message>
        <message>
            <source>Words to look for</source>
            <translation>Ord att söka efter</translation>
        </message>
    </context>
    <context>
        <name>CompareWindow</name>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Stäng</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Efter</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Före</translation>
        </message>
        <message>
            <source>Compare timetables</source>
            <translation>Jämför scheman</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Skillnader</translation>
        </message>
        <message>
            <source>Groups ({count})</source>
            <translation>Grupper ({count})</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Pupils ({count})</source>
            <translation>Elever ({count})</translation>
        </message>
        <message>
            <source>Rooms ({count})</source>
            <translation>Salar ({count})</translation>
        </message>
        <message>
            <source>Teachers</source>
            <translation>Lärare</translation>
        </message>
        <message>
            <source>Teachers ({count})</source>
            <translation>Lärare ({count})</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Vad</translation>
        </message>
        <message>
            <source>What the columns are</source>
            <translation>Vad kolumnerna är</translation>
        </message>
        <message>
            <source>{count} lessons differ</source>
            <translation>{count} lektioner skiljer sig</translation>
        </message>
    </context>
    <context>
        <name>ConflictDock</name>
        <message>
            <source>&amp;Ignore with a reason…</source>
            <translation>&amp;Ignorera med skäl…</translation>
        </message>
        <message>
            <source>&amp;To the rule</source>
            <translation>Till &amp;regeln</translation>
        </message>
        <message>
            <source>Of them ignored: {count}.</source>
            <translation>Därav ignorerade: {count}.</translation>
        </message>
        <message>
            <source>Take &amp;seriously again</source>
            <translation>Ta på &amp;allvar igen</translation>
        </message>
        <message>
            <source>{breach} Ignored: {reason} ({author}, {day})</source>
            <translation>{breach} Ignoreras: {reason} ({author}, {day})</translation>
        </message>
    </context>
    <context>
        <name>Conflicts</name>
        <message>
            <source>Ignore with a reason</source>
            <translation>Ignorera med skäl</translation>
        </message>
        <message>
            <source>The rule “{rule}” always holds; there is nothing to set.</source>
            <translation>Regeln ”{rule}” gäller alltid; det finns inget att ställa in.</translation>
        </message>
        <message>
            <source>Why {count} breaches are to be ignored; it is kept with your name and today's date</source>
            <translation>Varför {count} brott ska ignoreras; det sparas med ditt namn och dagens datum</translation>
        </message>
    </context>
    <context>
        <name>Labels</name>
        <message>
            <source>Archived</source>
            <translation>Arkiverad</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Utkast</translation>
        </message>
        <message>
            <source>Ignored with a reason</source>
            <translation>Ignorerade med skäl</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Publicerad</translation>
        </message>
    </context>
    <context>
        <name>LessonMenu</name>
        <message>
            <source>&amp;Split the length…</source>
            <translation>&amp;Dela längden…</translation>
        </message>
        <message>
            <source>Lock or unlock the &amp;time</source>
            <translation>Lås eller lås upp &amp;tiden</translation>
        </message>
        <message>
            <source>Lock or unlock the r&amp;oom</source>
            <translation>Lås eller lås upp sa&amp;len</translation>
        </message>
        <message>
            <source>Minutes of the first part; the rest becomes a lesson in the tray</source>
            <translation>Minuter i första delen; resten blir en lektion i lådan</translation>
        </message>
        <message>
            <source>Show &amp;possible places</source>
            <translation>Visa &amp;möjliga platser</translation>
        </message>
        <message>
            <source>Split the length</source>
            <translation>Dela längden</translation>
        </message>
        <message>
            <source>The lesson is too short to be split.</source>
            <translation>Lektionen är för kort för att delas.</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Lesson</source>
            <translation>L&amp;ektion</translation>
        </message>
        <message>
            <source>&amp;Timetable</source>
            <translation>Sche&amp;ma</translation>
        </message>
    </context>
    <context>
        <name>SuggestDialog</name>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>&amp;Assign</source>
            <translation>&amp;Utför</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Avbryt</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Stoppa</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>&amp;Tid</translation>
        </message>
        <message>
            <source>At most &amp;moves</source>
            <translation>Högst antal &amp;flyttar</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kostnad</translation>
        </message>
        <message>
            <source>Find a chain</source>
            <translation>Hitta en kedja</translation>
        </message>
        <message>
            <source>Look &amp;deeper</source>
            <translation>Leta &amp;djupare</translation>
        </message>
        <message>
            <source>Look &amp;longer</source>
            <translation>Leta &amp;längre</translation>
        </message>
        <message>
            <source>Looking for suggestions…</source>
            <translation>Letar efter förslag…</translation>
        </message>
        <message>
            <source>No chain found with so few moves in this time. Look deeper or longer.</source>
            <translation>Ingen kedja hittades med så få flyttar på den tiden. Leta djupare eller längre.</translation>
        </message>
        <message>
            <source>Nothing better found with so few moves in this time. Look deeper or longer.</source>
            <translation>Inget bättre hittades med så få flyttar på den tiden. Leta djupare eller längre.</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Placerade</translation>
        </message>
        <message>
            <source>Suggest moves</source>
            <translation>Föreslå flyttar</translation>
        </message>
        <message>
            <source>Suggestions found: {count}.</source>
            <translation>Förslag: {count}.</translation>
        </message>
        <message>
            <source>Suggestions, best first</source>
            <translation>Förslag, bäst först</translation>
        </message>
        <message>
            <source>Touches</source>
            <translation>Berör</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Vad som händer</translation>
        </message>
        <message>
            <source>{lesson} to {place}</source>
            <translation>{lesson} till {place}</translation>
        </message>
    </context>
    <context>
        <name>Versions</name>
        <message>
            <source>&amp;New version as a copy…</source>
            <translation>&amp;Ny version som kopia…</translation>
        </message>
        <message>
            <source>&amp;Restore points…</source>
            <translation>Åte&amp;rställningspunkter…</translation>
        </message>
        <message>
            <source>&amp;Versions…</source>
            <translation>&amp;Versioner…</translation>
        </message>
        <message>
            <source>Length or weeks</source>
            <translation>Längd eller veckor</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Flyttad</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Namn</translation>
        </message>
        <message>
            <source>New lesson</source>
            <translation>Ny lektion</translation>
        </message>
        <message>
            <source>New restore &amp;point…</source>
            <translation>Ny åter&amp;ställningspunkt…</translation>
        </message>
        <message>
            <source>New restore point</source>
            <translation>Ny återställningspunkt</translation>
        </message>
        <message>
            <source>New timetable version</source>
            <translation>Ny schemaversion</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Placerad</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Borttagen</translation>
        </message>
        <message>
            <source>Rename the timetable version</source>
            <translation>Döp om schemaversionen</translation>
        </message>
        <message>
            <source>Restore point {name} is kept.</source>
            <translation>Återställningspunkten {name} är sparad.</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Sal</translation>
        </message>
        <message>
            <source>Teachers or groups</source>
            <translation>Lärare eller grupper</translation>
        </message>
        <message>
            <source>To the tray</source>
            <translation>Till lådan</translation>
        </message>
    </context>
    <context>
        <name>VersionsDialog</name>
        <message>
            <source>&amp;Archive</source>
            <translation>A&amp;rkivera</translation>
        </message>
        <message>
            <source>&amp;Go back to this</source>
            <translation>&amp;Gå tillbaka till den här</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>Ta &amp;bort</translation>
        </message>
        <message>
            <source>&amp;Versions</source>
            <translation>&amp;Versioner</translation>
        </message>
        <message>
            <source>&amp;Work on this</source>
            <translation>&amp;Arbeta på den här</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Av</translation>
        </message>
        <message>
            <source>Co&amp;mpare with now</source>
            <translation>&amp;Jämför med nu</translation>
        </message>
        <message>
            <source>Co&amp;mpare with the one worked on</source>
            <translation>&amp;Jämför med den som arbetas på</translation>
        </message>
        <message>
            <source>Mark as &amp;draft</source>
            <translation>Märk som &amp;utkast</translation>
        </message>
        <message>
            <source>Mark as p&amp;ublished</source>
            <translation>Märk som &amp;publicerad</translation>
        </message>
        <message>
            <source>Ne&amp;w restore point…</source>
            <translation>&amp;Ny återställningspunkt…</translation>
        </message>
        <message>
            <source>New &amp;copy…</source>
            <translation>Ny &amp;kopia…</translation>
        </message>
        <message>
            <source>New &amp;empty…</source>
            <translation>Ny &amp;tom…</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Placerade</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>&amp;Döp om…</translation>
        </message>
        <message>
            <source>Restore &amp;points</source>
            <translation>Åter&amp;ställningspunkter</translation>
        </message>
        <message>
            <source>Restore point</source>
            <translation>Återställningspunkt</translation>
        </message>
        <message>
            <source>Restore points</source>
            <translation>Återställningspunkter</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Läge</translation>
        </message>
        <message>
            <source>Timetable versions</source>
            <translation>Schemaversioner</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>Worked on</source>
            <translation>Arbetas på</translation>
        </message>
    </context>
</TS>
