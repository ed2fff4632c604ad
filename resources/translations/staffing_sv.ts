<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AssignPanel</name>
    <message>
        <source>Teaching to give to teachers</source>
        <translation>Undervisning att fördela på lärare</translation>
    </message>
    <message>
        <source>Teachers and vacant posts</source>
        <translation>Lärare och vakanta tjänster</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupper</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Min/week</source>
        <translation>Min/vecka</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Lärare</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmärkning</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lärare</translation>
    </message>
    <message>
        <source>Post %</source>
        <translation>Tjänst %</translation>
    </message>
    <message>
        <source>Min left</source>
        <translation>Min kvar</translation>
    </message>
    <message>
        <source>Left after</source>
        <translation>Kvar efter</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klasser</translation>
    </message>
    <message>
        <source>Suits</source>
        <translation>Passar</translation>
    </message>
    <message>
        <source>Class, subject or teacher</source>
        <translation>Klass, ämne eller lärare</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;Only without teacher</source>
        <translation>&amp;Bara utan lärare</translation>
    </message>
    <message>
        <source>&amp;Give to teacher</source>
        <translation>&amp;Ge till lärare</translation>
    </message>
    <message>
        <source>&amp;Remove teacher</source>
        <translation>&amp;Ta bort läraren</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Lås</translation>
    </message>
    <message>
        <source>Who is to have {groups} {subject}, {minutes} min/week?</source>
        <translation>Vem ska ha {groups} {subject}, {minutes} min/vecka?</translation>
    </message>
    <message>
        <source>Choose teaching on the left: whoever suits it best is then listed first here.</source>
        <translation>Välj undervisning till vänster: då står den som passar bäst först här.</translation>
    </message>
</context>
<context>
    <name>ProposalDialog</name>
    <message>
        <source>What the proposal changes is listed here, before anything is used.</source>
        <translation>Vad förslaget ändrar står här, innan något används.</translation>
    </message>
    <message>
        <source>Requirements that get other teachers: {changes}. Teachers still missing: {n}.</source>
        <translation>Poster som får andra lärare: {changes}. Lärare som fortfarande saknas: {n}.</translation>
    </message>
    <message>
        <source>Propose teachers</source>
        <translation>Föreslå lärare</translation>
    </message>
    <message>
        <source>Fill only what has &amp;no teacher</source>
        <translation>Fyll bara det som sak&amp;nar lärare</translation>
    </message>
    <message>
        <source>Change e&amp;verything that is not locked</source>
        <translation>Ändra &amp;allt som inte är låst</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Look for a proposal</source>
        <translation>&amp;Sök ett förslag</translation>
    </message>
    <message>
        <source>&amp;Stop and show the best</source>
        <translation>Stoppa och &amp;visa det bästa</translation>
    </message>
    <message>
        <source>Teachers get what they are qualified for, within their time; classes keep the teachers they had, each teacher gets as few classes as possible, and wishes are followed where they can be.</source>
        <translation>Lärare får det de är behöriga för, inom sin tid; klasser behåller sina lärare, varje lärare får så få klasser som möjligt, och önskemål följs där det går.</translation>
    </message>
    <message>
        <source>The proposal</source>
        <translation>Förslaget</translation>
    </message>
    <message>
        <source>&amp;Use the proposal</source>
        <translation>An&amp;vänd förslaget</translation>
    </message>
    <message>
        <source>Look for at &amp;most</source>
        <translation>Sök &amp;högst</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Söker…</translation>
    </message>
    <message>
        <source>Everything has its teachers already. Choose the other way to change what is not locked.</source>
        <translation>Allt har redan sina lärare. Välj det andra sättet för att ändra det som inte är låst.</translation>
    </message>
    <message>
        <source>The search stopped unexpectedly and found nothing. Try again.</source>
        <translation>Sökningen avbröts oväntat utan att ha hittat något. Försök igen.</translation>
    </message>
    <message>
        <source>{seconds} s: teachers missing so far: {n}</source>
        <translation>{seconds} s: lärare som saknas hittills: {n}</translation>
    </message>
</context>
<context>
    <name>StaffPlanning</name>
    <message>
        <source>Edlevo/ProCapita (*.xml);;Table (*.csv)</source>
        <translation>Edlevo/ProCapita (*.xml);;Tabell (*.csv)</translation>
    </message>
    <message>
        <source>Staff p&amp;lanning</source>
        <translation>&amp;Tjänsteplanering</translation>
    </message>
    <message>
        <source>Break duties filled: {placed}. Not filled: {missing}.</source>
        <translation>Tillsatta rastvakter: {placed}. Saknas: {missing}.</translation>
    </message>
    <message>
        <source>Last year's school</source>
        <translation>Förra årets skola</translation>
    </message>
    <message>
        <source>Schools (*.ringklocka)</source>
        <translation>Skolor (*.ringklocka)</translation>
    </message>
    <message>
        <source>Export the staff plan</source>
        <translation>Exportera tjänstefördelningen</translation>
    </message>
    <message>
        <source>Rows about who had the classes last year: {n}.</source>
        <translation>Rader om vem som hade klasserna förra året: {n}.</translation>
    </message>
    <message>
        <source>Rows written to {path}: {n}</source>
        <translation>Rader skrivna till {path}: {n}</translation>
    </message>
</context>
<context>
    <name>Staffing</name>
    <message>
        <source>{counted} of {available} min/week</source>
        <translation>{counted} av {available} min/vecka</translation>
    </message>
    <message>
        <source>qualified</source>
        <translation>behörig</translation>
    </message>
    <message>
        <source>no teacher</source>
        <translation>ingen lärare</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>låst</translation>
    </message>
    <message>
        <source>has it</source>
        <translation>har den</translation>
    </message>
    <message>
        <source>not qualified</source>
        <translation>ej behörig</translation>
    </message>
    <message>
        <source>had the class last year</source>
        <translation>hade klassen förra året</translation>
    </message>
    <message>
        <source>would like it</source>
        <translation>vill gärna</translation>
    </message>
    <message>
        <source>would rather not</source>
        <translation>helst inte</translation>
    </message>
    <message>
        <source>too little time</source>
        <translation>för lite tid</translation>
    </message>
    <message>
        <source>{name} – vacant post</source>
        <translation>{name} – vakant tjänst</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>{n} saknas</translation>
    </message>
    <message>
        <source>&amp;Propose teachers…</source>
        <translation>&amp;Föreslå lärare…</translation>
    </message>
    <message>
        <source>Propose &amp;break duty</source>
        <translation>Föreslå &amp;rastvakter</translation>
    </message>
    <message>
        <source>&amp;Vacant post…</source>
        <translation>&amp;Vakant tjänst…</translation>
    </message>
    <message>
        <source>Last &amp;year…</source>
        <translation>Förra å&amp;ret…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportera…</translation>
    </message>
    <message>
        <source>Who teaches what</source>
        <translation>Vem undervisar vad</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Behov</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Arbetstid</translation>
    </message>
    <message>
        <source>Break duty</source>
        <translation>Rastvakt</translation>
    </message>
    <message>
        <source>Fair distribution</source>
        <translation>Rättvis fördelning</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lärare</translation>
    </message>
    <message>
        <source>{column} must be a number from {low} to {high}.</source>
        <translation>{column} ska vara ett tal från {low} till {high}.</translation>
    </message>
    <message>
        <source>Max break duty min/week</source>
        <translation>Max rastvakt min/vecka</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Tjänster</translation>
    </message>
    <message>
        <source>Teachers needed</source>
        <translation>Lärare som behövs</translation>
    </message>
    <message>
        <source>How subjects count</source>
        <translation>Hur ämnen räknas</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Uppdrag och nedsättningar</translation>
    </message>
    <message>
        <source>Qualifications</source>
        <translation>Behörigheter</translation>
    </message>
    <message>
        <source>Wishes to teach</source>
        <translation>Undervisningsönskemål</translation>
    </message>
    <message>
        <source>Had the class last year</source>
        <translation>Hade klassen förra året</translation>
    </message>
    <message>
        <source>Points this year</source>
        <translation>Poäng i år</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Undervisning</translation>
    </message>
    <message>
        <source>Vacant post</source>
        <translation>Vakant tjänst</translation>
    </message>
    <message>
        <source>Agreed regulated h/year</source>
        <translation>Avtalad reglerad h/år</translation>
    </message>
    <message>
        <source>Max classes</source>
        <translation>Max antal klasser</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Låst</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Räknas som</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Min/week</source>
        <translation>Min/vecka</translation>
    </message>
    <message>
        <source>Percent of full time</source>
        <translation>Procent av heltid</translation>
    </message>
    <message>
        <source>Reduces teaching</source>
        <translation>Minskar undervisningen</translation>
    </message>
    <message>
        <source>School form</source>
        <translation>Skolform</translation>
    </message>
    <message>
        <source>From grade</source>
        <translation>Från åk</translation>
    </message>
    <message>
        <source>To grade</source>
        <translation>Till åk</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Önskemål</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Poäng</translation>
    </message>
    <message>
        <source>Hours per point</source>
        <translation>Timmar per poäng</translation>
    </message>
    <message>
        <source>{weeks} weeks of teaching by the calendar.</source>
        <translation>{weeks} undervisningsveckor enligt kalendern.</translation>
    </message>
    <message>
        <source>Laws and agreements</source>
        <translation>Lagar och avtal</translation>
    </message>
    <message>
        <source>People with remarks: {count} of {people}</source>
        <translation>Personer med anmärkningar: {count} av {people}</translation>
    </message>
    <message>
        <source>Stage {first}–{last}</source>
        <translation>Stadiet {first}–{last}</translation>
    </message>
    <message>
        <source>Preschool class</source>
        <translation>Förskoleklass</translation>
    </message>
    <message>
        <source>Break duties not filled: {missing}. People over their limit: {over}.</source>
        <translation>Rastvakter som saknas: {missing}. Personer över sitt tak: {over}.</translation>
    </message>
    <message>
        <source>Class or stage</source>
        <translation>Klass eller stadium</translation>
    </message>
    <message>
        <source>Timplan h</source>
        <translation>Timplan h</translation>
    </message>
    <message>
        <source>Planned h</source>
        <translation>Planerat h</translation>
    </message>
    <message>
        <source>Difference h</source>
        <translation>Skillnad h</translation>
    </message>
    <message>
        <source>Timplan min/week</source>
        <translation>Timplan min/vecka</translation>
    </message>
    <message>
        <source>Planned min/week</source>
        <translation>Planerat min/vecka</translation>
    </message>
    <message>
        <source>all subjects</source>
        <translation>alla ämnen</translation>
    </message>
    <message>
        <source>Post %</source>
        <translation>Tjänst %</translation>
    </message>
    <message>
        <source>Regulated h</source>
        <translation>Reglerad h</translation>
    </message>
    <message>
        <source>Scheduled h</source>
        <translation>Schemalagd h</translation>
    </message>
    <message>
        <source>Teaching h</source>
        <translation>Undervisning h</translation>
    </message>
    <message>
        <source>Other lessons h</source>
        <translation>Andra pass h</translation>
    </message>
    <message>
        <source>Assignments h</source>
        <translation>Uppdrag h</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dagar</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmärkningar</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
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
        <source>On duty</source>
        <translation>Vem vaktar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Saknas</translation>
    </message>
    <message>
        <source>No breaks to supervise yet: add them under School data, Breaks to supervise.</source>
        <translation>Inga raster att vakta än: lägg till dem under Skolans data, Raster att vakta.</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektioner</translation>
    </message>
    <message>
        <source>Late days</source>
        <translation>Sena dagar</translation>
    </message>
    <message>
        <source>Early days</source>
        <translation>Tidiga dagar</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klasser</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Per week and full-time post, so that part-time posts compare. Late days end after {late}, early ones begin before {early}.</source>
        <translation>Per vecka och heltid, så att deltidstjänster kan jämföras. En sen dag slutar efter {late}, en tidig börjar före {early}.</translation>
    </message>
    <message>
        <source>Max break duty min/week at full time</source>
        <translation>Max rastvakt min/vecka vid heltid</translation>
    </message>
    <message>
        <source>Local teaching hours (timplan)</source>
        <translation>Lokal timplan</translation>
    </message>
    <message>
        <source>Working-time terms</source>
        <translation>Arbetstidsvillkor</translation>
    </message>
    <message>
        <source>Work periods</source>
        <translation>Verksamhetsperioder</translation>
    </message>
    <message>
        <source>Breaks to supervise</source>
        <translation>Raster att vakta</translation>
    </message>
    <message>
        <source>Planning choices</source>
        <translation>Val för planeringen</translation>
    </message>
    <message>
        <source>Break min</source>
        <translation>Rast min</translation>
    </message>
    <message>
        <source>Break after min</source>
        <translation>Rast efter min</translation>
    </message>
    <message>
        <source>Daily rest min</source>
        <translation>Dygnsvila min</translation>
    </message>
    <message>
        <source>Before first lesson min</source>
        <translation>Före första lektionen min</translation>
    </message>
    <message>
        <source>After last lesson min</source>
        <translation>Efter sista lektionen min</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Skola</translation>
    </message>
    <message>
        <source>Hours in the stage</source>
        <translation>Timmar i stadiet</translation>
    </message>
    <message>
        <source>Type of post</source>
        <translation>Tjänstetyp</translation>
    </message>
    <message>
        <source>Trust-based h</source>
        <translation>Förtroendetid h</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Byggnad</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Börjar</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuter</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personer</translation>
    </message>
</context>
<context>
    <name>StaffingPage</name>
    <message>
        <source>Teachers missing: {missing} · {left} min/week left · {over} min/week too much</source>
        <translation>Lärare saknas: {missing} · {left} min/vecka kvar · {over} min/vecka för mycket</translation>
    </message>
</context>
<context>
    <name>VacancyDialog</name>
    <message>
        <source>New vacant post</source>
        <translation>Ny vakant tjänst</translation>
    </message>
    <message>
        <source>for instance Vacancy MA/NO</source>
        <translation>till exempel Vakans MA/NO</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Post</source>
        <translation>&amp;Tjänst</translation>
    </message>
    <message>
        <source>&amp;Qualified for</source>
        <translation>&amp;Behörig i</translation>
    </message>
</context>
</TS>
