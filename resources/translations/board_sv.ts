<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>There are no classes yet. Begin with the school data (Ctrl+D): subjects, staff, rooms, groups, and what is to be taught. Rows can be pasted from a spreadsheet, or imported (menu File).</source>
        <translation>Det finns inga klasser än. Börja med skolans data (Ctrl+D): ämnen, personal, salar, grupper och vad som ska undervisas. Rader kan klistras in från ett kalkylblad eller importeras (menyn Arkiv).</translation>
    </message>
    <message>
        <source>There are no lessons yet: they are made in the school data, table Teaching.</source>
        <translation>Det finns inga lektioner än: de skapas i skolans data, tabellen Undervisning.</translation>
    </message>
    <message>
        <source>Week board</source>
        <translation>Veckotavla</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klasser</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Lärare</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salar</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupper</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>No remark</source>
        <translation>Utan anmärkning</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>Sal saknas</translation>
    </message>
    <message>
        <source>Breaks a wish</source>
        <translation>Bryter mot önskemål</translation>
    </message>
    <message>
        <source>Breaks a hard rule</source>
        <translation>Bryter mot hård regel</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möjlig</translation>
    </message>
    <message>
        <source>Possible at a cost</source>
        <translation>Möjlig mot kostnad</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Inte möjlig</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>en person</translation>
    </message>
    <message>
        <source>the import</source>
        <translation>importen</translation>
    </message>
    <message>
        <source>the search</source>
        <translation>sökningen</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lärare</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klass</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sal</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Time locked by {who}</source>
        <translation>Tiden låst av {who}</translation>
    </message>
    <message>
        <source>Room locked by {who}</source>
        <translation>Salen låst av {who}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>Weeks: {weeks}</source>
        <translation>Veckor: {weeks}</translation>
    </message>
    <message>
        <source>Set-up {before} min, clean-up {after} min</source>
        <translation>Förberedelse {before} min, efterarbete {after} min</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Publiceras inte</translation>
    </message>
    <message>
        <source>Number {n} of the best times</source>
        <translation>Nummer {n} av de bästa tiderna</translation>
    </message>
    <message>
        <source>Room: {rooms}</source>
        <translation>Sal: {rooms}</translation>
    </message>
    <message>
        <source>The preferred room is free</source>
        <translation>Den önskade salen är ledig</translation>
    </message>
    <message>
        <source>Moving {lesson}</source>
        <translation>Flyttar {lesson}</translation>
    </message>
    <message>
        <source>{placed} of {required} placed</source>
        <translation>{placed} av {required} placerade</translation>
    </message>
    <message>
        <source>1 possible</source>
        <translation>1 möjlig</translation>
    </message>
    <message>
        <source>{n} possible</source>
        <translation>{n} möjliga</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Teckenförklaring</translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation>1 lektion</translation>
    </message>
    <message>
        <source>{n} lessons</source>
        <translation>{n} lektioner</translation>
    </message>
    <message>
        <source>Time locked</source>
        <translation>Tid låst</translation>
    </message>
    <message>
        <source>Room locked</source>
        <translation>Sal låst</translation>
    </message>
    <message>
        <source>Best times</source>
        <translation>Bästa tiderna</translation>
    </message>
    <message>
        <source>Outside the frame</source>
        <translation>Utanför ramtiden</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>Inte tillgänglig</translation>
    </message>
    <message>
        <source>Time for lunch</source>
        <translation>Tid för lunch</translation>
    </message>
    <message>
        <source>Preferred room free</source>
        <translation>Önskad sal ledig</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>&amp;Visa:</translation>
    </message>
    <message>
        <source>What the columns are</source>
        <translation>Vad kolumnerna visar</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassa</translation>
    </message>
    <message>
        <source>Bell times</source>
        <translation>Ringtider</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Zooma ut (Ctrl+−)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Zooma in (Ctrl++)</translation>
    </message>
    <message>
        <source>Show the whole week (Ctrl+0)</source>
        <translation>Visa hela veckan (Ctrl+0)</translation>
    </message>
    <message>
        <source>Show the bell times instead of the clock</source>
        <translation>Visa ringtiderna i stället för klockan</translation>
    </message>
    <message>
        <source>Show the same lessons as a table, for keyboard and screen readers</source>
        <translation>Visa samma lektioner som tabell, för tangentbord och skärmläsare</translation>
    </message>
    <message>
        <source>{n}%</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>&amp;Move by keyboard</source>
        <translation>&amp;Flytta med tangentbordet</translation>
    </message>
    <message>
        <source>&amp;Lock or unlock</source>
        <translation>&amp;Lås eller lås upp</translation>
    </message>
    <message>
        <source>To the &amp;tray</source>
        <translation>Till l&amp;ådan</translation>
    </message>
    <message>
        <source>&amp;Properties…</source>
        <translation>&amp;Egenskaper…</translation>
    </message>
    <message>
        <source>{lesson} cannot be placed on {day} {time}</source>
        <translation>{lesson} kan inte placeras {day} {time}</translation>
    </message>
    <message>
        <source>&amp;Swap</source>
        <translation>&amp;Byt plats</translation>
    </message>
    <message>
        <source>Send the other to the &amp;tray</source>
        <translation>Lägg den andra i &amp;lådan</translation>
    </message>
    <message>
        <source>Send the others to the &amp;tray</source>
        <translation>Lägg de andra i &amp;lådan</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Välj…</translation>
    </message>
    <message>
        <source>Shown on the board: {names}</source>
        <translation>Visas på tavlan: {names}</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Föregående</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>What can be shown</source>
        <translation>Vad som kan visas</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Önskemål</translation>
    </message>
    <message>
        <source>Hard rule</source>
        <translation>Hård regel</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Veckor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Lessons of the board as a table</source>
        <translation>Tavlans lektioner som tabell</translation>
    </message>
    <message>
        <source>{placed} of {required} lessons are placed</source>
        <translation>{placed} av {required} lektioner är placerade</translation>
    </message>
    <message>
        <source>Unplaced lessons</source>
        <translation>Oplacerade lektioner</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrera</translation>
    </message>
    <message>
        <source>Filter by subject, class or teacher</source>
        <translation>Filtrera på ämne, klass eller lärare</translation>
    </message>
    <message>
        <source>Every lesson is placed. Drag a lesson here to take it off the board.</source>
        <translation>Alla lektioner är placerade. Dra hit en lektion för att ta bort den från tavlan.</translation>
    </message>
        <message>
            <source>All classes</source>
            <translation>Alla klasser</translation>
        </message>
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
        <message>
            <source>Whole school</source>
            <translation>Hela skolan</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>Årskurser</translation>
        </message>
    <message>
        <source>Some weeks</source>
        <translation>Vissa veckor</translation>
    </message>
</context>
</TS>
