<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>AbsenceDialog</name>
        <message>
            <source>Teacher away</source>
            <translation>Lärare borta</translation>
        </message>
        <message>
            <source>Lessons of the day</source>
            <translation>Dagens lektioner</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tid</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Who takes it</source>
            <translation>Vem tar den</translation>
        </message>
        <message>
            <source>&amp;Teacher</source>
            <translation>&amp;Lärare</translation>
        </message>
        <message>
            <source>&amp;Date</source>
            <translation>&amp;Datum</translation>
        </message>
        <message>
            <source>Who takes {lesson}</source>
            <translation>Vem tar {lesson}</translation>
        </message>
        <message>
            <source>No lessons that day.</source>
            <translation>Inga lektioner den dagen.</translation>
        </message>
        <message>
            <source>– (leave as it is)</source>
            <translation>– (lämna som det är)</translation>
        </message>
        <message>
            <source>only {names}</source>
            <translation>bara {names}</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Inställd</translation>
        </message>
        <message>
            <source>{name} (busy then)</source>
            <translation>{name} (upptagen då)</translation>
        </message>
        <message>
            <source>Choose who takes a lesson, or cancel it.</source>
            <translation>Välj vem som tar en lektion, eller ställ in den.</translation>
        </message>
    </context>
    <context>
        <name>CorrectDialog</name>
        <message>
            <source>Correct published days</source>
            <translation>Rätta publicerade dagar</translation>
        </message>
        <message>
            <source>&amp;Correct</source>
            <translation>&amp;Rätta</translation>
        </message>
        <message>
            <source>Why? Kept in the audit log. No names, nothing about health.</source>
            <translation>Varför? Sparas i granskningsloggen. Inga namn, inget om hälsa.</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>&amp;Anledning</translation>
        </message>
    </context>
    <context>
        <name>DateDialog</name>
        <message>
            <source>This date only</source>
            <translation>Bara detta datum</translation>
        </message>
        <message>
            <source>As in the &amp;timetable</source>
            <translation>Som i s&amp;chemat</translation>
        </message>
        <message>
            <source>&amp;Cancelled</source>
            <translation>&amp;Inställd</translation>
        </message>
        <message>
            <source>&amp;Substitutes or other rooms</source>
            <translation>&amp;Vikarier eller andra salar</translation>
        </message>
        <message>
            <source>&amp;Date</source>
            <translation>&amp;Datum</translation>
        </message>
        <message>
            <source>&amp;Who teaches instead</source>
            <translation>V&amp;em undervisar i stället</translation>
        </message>
        <message>
            <source>Which &amp;rooms instead</source>
            <translation>Vilka s&amp;alar i stället</translation>
        </message>
        <message>
            <source>The lesson takes place on no date: it is not placed, or its weeks have no school days.</source>
            <translation>Lektionen infaller inte på något datum: den är inte placerad, eller så har dess veckor inga skoldagar.</translation>
        </message>
        <message>
            <source>{name} (busy then)</source>
            <translation>{name} (upptagen då)</translation>
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <source>This &amp;date only…</source>
            <translation>Bara detta dat&amp;um…</translation>
        </message>
        <message>
            <source>Individual p&amp;upils…</source>
            <translation>&amp;Enskilda elever…</translation>
        </message>
        <message>
            <source>Teacher &amp;away…</source>
            <translation>Lärare &amp;borta…</translation>
        </message>
        <message>
            <source>&amp;Correct published days…</source>
            <translation>R&amp;ätta publicerade dagar…</translation>
        </message>
        <message>
            <source>Publication &amp;history…</source>
            <translation>Publicerings&amp;historik…</translation>
        </message>
        <message>
            <source>Changes for single &amp;dates…</source>
            <translation>Ändringar för &amp;enstaka datum…</translation>
        </message>
    </context>
    <context>
        <name>PublicationsDialog</name>
        <message>
            <source>Publication history</source>
            <translation>Publiceringshistorik</translation>
        </message>
        <message>
            <source>Attendance databases (*.sqlite *.db);;All files (*)</source>
            <translation>Närvarodatabaser (*.sqlite *.db);;Alla filer (*)</translation>
        </message>
        <message>
            <source>&amp;Show</source>
            <translation>&amp;Visa</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Nr</translation>
        </message>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Av</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Dagar</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nya</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Ändrade</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Inställda</translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation>Oförändrade</translation>
        </message>
        <message>
            <source>Reported, left alone</source>
            <translation>Rapporterade, orörda</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Anledning</translation>
        </message>
        <message>
            <source>Publications, newest first</source>
            <translation>Publiceringar, nyast först</translation>
        </message>
        <message>
            <source>Attendance &amp;database</source>
            <translation>Närvaro&amp;databas</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Frågar…</translation>
        </message>
        <message>
            <source>Nothing has been published there by this school.</source>
            <translation>Inget har publicerats dit av den här skolan.</translation>
        </message>
        <message>
            <source>Choose the attendance database, then show what has been published there.</source>
            <translation>Välj närvarodatabasen och visa sedan vad som har publicerats där.</translation>
        </message>
    </context>
    <context>
        <name>PublishDialog</name>
        <message>
            <source>The double bookings listed first must be solved.</source>
            <translation>Dubbelbokningarna som står först måste lösas.</translation>
        </message>
        <message>
            <source>Publish to attendance</source>
            <translation>Publicera till närvaron</translation>
        </message>
        <message>
            <source>Attendance databases (*.sqlite *.db);;All files (*)</source>
            <translation>Närvarodatabaser (*.sqlite *.db);;Alla filer (*)</translation>
        </message>
        <message>
            <source>From &amp;now: begin with today's lessons that have not begun</source>
            <translation>Från &amp;nu: börja med de lektioner i dag som inte har börjat</translation>
        </message>
        <message>
            <source>Today's lessons that begin before {time} have begun and stay as they are.</source>
            <translation>Lektioner i dag som börjar före {time} har börjat och lämnas som de är.</translation>
        </message>
        <message>
            <source>&amp;Show what would change</source>
            <translation>&amp;Visa vad som skulle ändras</translation>
        </message>
        <message>
            <source>&amp;Publish</source>
            <translation>&amp;Publicera</translation>
        </message>
        <message>
            <source>Attendance &amp;database</source>
            <translation>Närvaro&amp;databas</translation>
        </message>
        <message>
            <source>&amp;First day</source>
            <translation>&amp;Från och med</translation>
        </message>
        <message>
            <source>&amp;Last day</source>
            <translation>&amp;Till och med</translation>
        </message>
        <message>
            <source>Choose the attendance database to publish to.</source>
            <translation>Välj närvarodatabasen att publicera till.</translation>
        </message>
        <message>
            <source>The last date is before the first.</source>
            <translation>Sista datumet ligger före det första.</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Jämför…</translation>
        </message>
        <message>
            <source>&amp;Also cancel published lessons that only lack a place now: {n}</source>
            <translation>St&amp;äll även in publicerade lektioner som bara saknar plats nu: {n}</translation>
        </message>
        <message>
            <source>New: {new}. Changed: {changed}. Cancelled: {cancelled}. Unchanged: {untouched}. Reported, left alone: {frozen}.</source>
            <translation>Nya: {new}. Ändrade: {changed}. Inställda: {cancelled}. Oförändrade: {untouched}. Rapporterade, orörda: {frozen}.</translation>
        </message>
        <message>
            <source>The first {count} differences are listed.</source>
            <translation>De första {count} skillnaderna visas.</translation>
        </message>
        <message>
            <source>Publishing…</source>
            <translation>Publicerar…</translation>
        </message>
        <message>
            <source>Published as number {seq}: {new} new, {changed} changed, {cancelled} cancelled, {untouched} unchanged, {frozen} left alone.</source>
            <translation>Publicerat som nummer {seq}: {new} nya, {changed} ändrade, {cancelled} inställda, {untouched} oförändrade, {frozen} rapporterade och orörda.</translation>
        </message>
        <message>
            <source>Receipt {token}, {when}.</source>
            <translation>Kvitto {token}, {when}.</translation>
        </message>
        <message>
            <source>Somebody else published in the meantime (number {seq}); nothing was changed. Look at the new preview.</source>
            <translation>Någon annan publicerade under tiden (nummer {seq}); inget ändrades. Se den nya förhandsgranskningen.</translation>
        </message>
            <message>
            <source>&amp;Go there</source>
            <translation>&amp;Gå dit</translation>
        </message>
        <message>
            <source>Opens the place where the chosen line can be put right</source>
            <translation>Öppnar stället där den valda raden kan rättas till</translation>
        </message>
        <message>
            <source>attendance.sqlite</source>
            <translation>narvaro.sqlite</translation>
        </message>
</context>
    <context>
        <name>PublishTree</name>
        <message>
            <source>No teacher</source>
            <translation>Ingen lärare</translation>
        </message>
        <message>
            <source>Before publishing, and what would change</source>
            <translation>Inför publicering, och vad som skulle ändras</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Vad</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tid</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Ämne</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupper</translation>
        </message>
        <message>
            <source>Must be solved before publishing</source>
            <translation>Måste lösas före publicering</translation>
        </message>
        <message>
            <source>Not published</source>
            <translation>Publiceras inte</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>Värt en titt</translation>
        </message>
        <message>
            <source>Weeks with one lesson too many or too few</source>
            <translation>Veckor med en lektion för mycket eller för lite</translation>
        </message>
        <message>
            <source>{group} has {subject} twice in week {week}</source>
            <translation>{group} har {subject} två gånger vecka {week}</translation>
        </message>
        <message>
            <source>{group} has no {subject} in week {week}</source>
            <translation>{group} har inte {subject} vecka {week}</translation>
        </message>
        <message>
            <source>Not published: {reasons}</source>
            <translation>Publiceras inte: {reasons}</translation>
        </message>
        <message>
            <source>Pupils at two lessons, one of them reported or begun</source>
            <translation>Elever på två lektioner, varav en är rapporterad eller har börjat</translation>
        </message>
        <message>
            <source>Choose days, then look at what would change. Nothing is sent before that.</source>
            <translation>Välj dagar och titta sedan på vad som skulle ändras. Innan dess skickas inget.</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>Inget skulle ändras.</translation>
        </message>
    </context>
    <context>
        <name>SinglePupilDialog</name>
        <message>
            <source>Individual pupils</source>
            <translation>Enskilda elever</translation>
        </message>
        <message>
            <source>attends the lesson as well</source>
            <translation>deltar också i lektionen</translation>
        </message>
        <message>
            <source>does not attend the lesson</source>
            <translation>deltar inte i lektionen</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Ta bort</translation>
        </message>
        <message>
            <source>&amp;Pupil</source>
            <translation>&amp;Elev</translation>
        </message>
        <message>
            <source>&amp;What</source>
            <translation>&amp;Vad</translation>
        </message>
        <message>
            <source>&amp;First day</source>
            <translation>&amp;Från och med</translation>
        </message>
        <message>
            <source>&amp;Last day</source>
            <translation>T&amp;ill och med</translation>
        </message>
        <message>
            <source>&amp;Already decided</source>
            <translation>&amp;Redan bestämt</translation>
        </message>
        <message>
            <source>{name} (attends now)</source>
            <translation>{name} (deltar nu)</translation>
        </message>
        <message>
            <source>{name} attends</source>
            <translation>{name} deltar</translation>
        </message>
        <message>
            <source>{name} does not attend</source>
            <translation>{name} deltar inte</translation>
        </message>
        <message>
            <source>The last date is before the first.</source>
            <translation>Sista datumet ligger före det första.</translation>
        </message>
        <message>
            <source>No individual pupils in this lesson.</source>
            <translation>Inga enskilda elever i den här lektionen.</translation>
        </message>
    </context>
    <context>
        <name>DatesDialog</name>
        <message>
            <source>Changes for single dates</source>
            <translation>Ändringar för enstaka datum</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>Alla slag</translation>
        </message>
        <message>
            <source>All statuses</source>
            <translation>Alla statusar</translation>
        </message>
        <message>
            <source>From t&amp;oday only</source>
            <translation>Bara från i &amp;dag</translation>
        </message>
        <message>
            <source>Attendance databases (*.sqlite *.db);;All files (*)</source>
            <translation>Närvarodatabaser (*.sqlite *.db);;Alla filer (*)</translation>
        </message>
        <message>
            <source>&amp;Compare with attendance</source>
            <translation>&amp;Jämför med närvaron</translation>
        </message>
        <message>
            <source>T&amp;ake back</source>
            <translation>&amp;Ta tillbaka</translation>
        </message>
        <message>
            <source>&amp;Show the lesson</source>
            <translation>&amp;Visa lektionen</translation>
        </message>
        <message>
            <source>C&amp;hange…</source>
            <translation>&amp;Ändra…</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Sök</translation>
        </message>
        <message>
            <source>Attendance &amp;database</source>
            <translation>&amp;Närvarodatabas</translation>
        </message>
        <message>
            <source>Which kinds</source>
            <translation>Vilka slag</translation>
        </message>
        <message>
            <source>Which statuses</source>
            <translation>Vilka statusar</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Jämför…</translation>
        </message>
        <message>
            <source>No changes for single dates in this school.</source>
            <translation>Inga ändringar för enstaka datum i den här skolan.</translation>
        </message>
        <message>
            <source>No row matches. Hidden rows: {n}.</source>
            <translation>Ingen rad stämmer med urvalet. Dolda rader: {n}.</translation>
        </message>
    </context>
    <context>
        <name>DatedTable</name>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Vad</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Vem</translation>
        </message>
        <message>
            <source>Instead</source>
            <translation>I stället</translation>
        </message>
        <message>
            <source>In attendance</source>
            <translation>I närvaron</translation>
        </message>
        <message>
            <source>Changes for single dates</source>
            <translation>Ändringar för enstaka datum</translation>
        </message>
    </context>
    <context>
        <name>Diagnosing</name>
        <message>
            <source>Write a &amp;diagnostics file</source>
            <translation>Skriv en &amp;diagnosfil</translation>
        </message>
    </context>
</TS>
