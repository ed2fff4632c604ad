<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About Ringklocka</source>
            <translation>Om Ringklocka</translation>
        </message>
        <message>
            <source>Timetables for schools: plan, build, print and publish.</source>
            <translation>Scheman för skolor: planera, lägg, skriv ut och publicera.</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>Stop</source>
            <translation>Stoppa</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Lås</translation>
        </message>
        <message>
            <source>To tray</source>
            <translation>Till lådan</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Skriv ut</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publicera</translation>
        </message>
        <message>
            <source>&amp;About Ringklocka</source>
            <translation>&amp;Om Ringklocka</translation>
        </message>
        <message>
            <source>Open the &amp;log folder</source>
            <translation>Öppna &amp;loggmappen</translation>
        </message>
        <message>
            <source>New from the &amp;demo school…</source>
            <translation>Ny från &amp;demoskolan…</translation>
        </message>
        <message>
            <source>New &amp;empty school…</source>
            <translation>Ny &amp;tom skola…</translation>
        </message>
        <message>
            <source>New from an &amp;import…</source>
            <translation>Ny från en &amp;import…</translation>
        </message>
        <message>
            <source>&amp;Open a school…</source>
            <translation>&amp;Öppna en skola…</translation>
        </message>
        <message>
            <source>Open a school by its database &amp;address…</source>
            <translation>Öppna en skola med dess data&amp;basadress…</translation>
        </message>
        <message>
            <source>I&amp;mport into this school…</source>
            <translation>I&amp;mportera till skolan…</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xportera…</translation>
        </message>
        <message>
            <source>&amp;Print preview…</source>
            <translation>&amp;Förhandsgranska utskrift…</translation>
        </message>
        <message>
            <source>P&amp;ublish to attendance…</source>
            <translation>P&amp;ublicera till närvaron…</translation>
        </message>
        <message>
            <source>&amp;Close the school</source>
            <translation>&amp;Stäng skolan</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Avsluta</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Ångra</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Gör om</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>&amp;Sök…</translation>
        </message>
        <message>
            <source>&amp;Lock or unlock</source>
            <translation>&amp;Lås eller lås upp</translation>
        </message>
        <message>
            <source>To the &amp;tray</source>
            <translation>Till låda&amp;n</translation>
        </message>
        <message>
            <source>&amp;Classes</source>
            <translation>&amp;Klasser</translation>
        </message>
        <message>
            <source>&amp;Teachers</source>
            <translation>&amp;Lärare</translation>
        </message>
        <message>
            <source>&amp;Rooms</source>
            <translation>Sal&amp;ar</translation>
        </message>
        <message>
            <source>Pup&amp;ils</source>
            <translation>&amp;Elever</translation>
        </message>
        <message>
            <source>&amp;Groups</source>
            <translation>&amp;Grupper</translation>
        </message>
        <message>
            <source>&amp;Week board</source>
            <translation>&amp;Veckotavla</translation>
        </message>
        <message>
            <source>&amp;School data</source>
            <translation>&amp;Skolans data</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Som &amp;systemet</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Ljust</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Mörkt</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>&amp;Hög kontrast</translation>
        </message>
        <message>
            <source>Put the panels &amp;back</source>
            <translation>Lägg till&amp;baka panelerna</translation>
        </message>
        <message>
            <source>&amp;Solve</source>
            <translation>&amp;Lägg schema</translation>
        </message>
        <message>
            <source>S&amp;top and keep</source>
            <translation>S&amp;toppa och behåll</translation>
        </message>
        <message>
            <source>&amp;Check</source>
            <translation>&amp;Kontrollera</translation>
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
            <source>Pupils</source>
            <translation>Elever</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupper</translation>
        </message>
            <message>
            <source>W&amp;hole school</source>
            <translation>&amp;Hela skolan</translation>
        </message>
        <message>
            <source>Gra&amp;des</source>
            <translation>Å&amp;rskurser</translation>
        </message>
        <message>
            <source>Whole school</source>
            <translation>Hela skolan</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>Årskurser</translation>
        </message>
</context>
    <context>
        <name>AddressDialog</name>
        <message>
            <source>Open a school by its database address</source>
            <translation>Öppna en skola med dess databasadress</translation>
        </message>
        <message>
            <source>Several people can work on a school in PostgreSQL. The password is fetched from the system, never kept here.</source>
            <translation>Flera kan arbeta med en skola i PostgreSQL. Lösenordet hämtas från systemet och sparas aldrig här.</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adress</translation>
        </message>
        <message>
            <source>postgresql://user@host/database?schema=name</source>
            <translation>postgresql://användare@dator/databas?schema=namn</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Kind of message</source>
            <translation>Typ av meddelande</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>Stäng meddelandet</translation>
        </message>
    </context>
    <context>
        <name>Conflict</name>
        <message>
            <source>{what} was changed in the meantime and is now placed on {when}; your edit was not made.</source>
            <translation>{what} har ändrats under tiden och ligger nu {when}; din ändring gjordes inte.</translation>
        </message>
        <message>
            <source>{what} was taken off the timetable in the meantime; your edit was not made.</source>
            <translation>{what} har tagits bort ur schemat under tiden; din ändring gjordes inte.</translation>
        </message>
        <message>
            <source>{what} was removed in the meantime; your edit was not made.</source>
            <translation>{what} har tagits bort under tiden; din ändring gjordes inte.</translation>
        </message>
        <message>
            <source>{what} was changed in the meantime; your edit was not made.</source>
            <translation>{what} har ändrats under tiden; din ändring gjordes inte.</translation>
        </message>
    </context>
    <context>
        <name>ConflictDock</name>
        <message>
            <source>{breach} ({number} of {count})</source>
            <translation>{breach} ({number} av {count})</translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation>Inte kontrollerat än</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Konflikter</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Vem</translation>
        </message>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kostnad</translation>
        </message>
        <message>
            <source>Nothing is wrong: every rule and every wish is met.</source>
            <translation>Inget är fel: alla regler och önskemål är uppfyllda.</translation>
        </message>
        <message>
            <source>Hard rules broken: {hard}. Wishes not met: {soft}.</source>
            <translation>Brutna hårda regler: {hard}. Önskemål som inte uppfylls: {soft}.</translation>
        </message>
            <message>
            <source>&amp;Ignore with a reason…</source>
            <translation>&amp;Ignorera med skäl…</translation>
        </message>
        <message>
            <source>&amp;To the rule</source>
            <translation>Till &amp;regeln</translation>
        </message>
        <message>
            <source>Of these ignored: {count}.</source>
            <translation>Därav ignorerade: {count}.</translation>
        </message>
        <message>
            <source>&amp;Stop ignoring</source>
            <translation>&amp;Sluta ignorera</translation>
        </message>
        <message>
            <source>{breach} Ignored: {reason} ({author}, {day})</source>
            <translation>{breach} Ignoreras: {reason} ({author}, {day})</translation>
        </message>
</context>
    <context>
        <name>CostCurve</name>
        <message>
            <source>Cost over time</source>
            <translation>Kostnad över tid</translation>
        </message>
        <message>
            <source>Cost of the best timetable over time (before all lessons are placed: lessons left)</source>
            <translation>Det bästa schemats kostnad över tid (innan alla lektioner är placerade: antal kvar)</translation>
        </message>
        <message>
            <source>Latest value {value}</source>
            <translation>Senaste värdet {value}</translation>
        </message>
    </context>
    <context>
        <name>DataScreen</name>
        <message>
            <source>Tables</source>
            <translation>Tabeller</translation>
        </message>
        <message>
            <source>Words to look for</source>
            <translation>Ord att söka efter</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Lägg till</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>&amp;Ta bort</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>&amp;Filter</translation>
        </message>
            <message>
            <source>&amp;Edit…</source>
            <translation>&amp;Redigera…</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Klistra in</translation>
        </message>
        <message>
            <source>Change &amp;several…</source>
            <translation>Ändra &amp;flera…</translation>
        </message>
        <message>
            <source>First add what these rows are about: a subject, a pupil, a group.</source>
            <translation>Lägg först till det som raderna handlar om: ett ämne, en elev, en grupp.</translation>
        </message>
        <message>
            <source>There is nothing to paste. Copy rows in a spreadsheet first.</source>
            <translation>Det finns inget att klistra in. Kopiera rader i ett kalkylblad först.</translation>
        </message>
        <message>
            <source>No row contains these words.</source>
            <translation>Ingen rad innehåller de orden.</translation>
        </message>
        <message>
            <source>There is nothing here yet. These rows appear by themselves, with what they are about.</source>
            <translation>Här finns inget än. De här raderna kommer av sig själva, med det som de handlar om.</translation>
        </message>
        <message>
            <source>There is nothing here yet. Add a row, or paste rows from a spreadsheet.</source>
            <translation>Här finns inget än. Lägg till en rad eller klistra in rader från ett kalkylblad.</translation>
        </message>
        <message>
            <source>{shown} of {total} rows</source>
            <translation>{shown} av {total} rader</translation>
        </message>
        <message>
            <source>1 row</source>
            <translation>1 rad</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} rader</translation>
        </message>
    </context>
    <context>
        <name>DataTable</name>
        <message>
            <source>(lesson {number} without a time)</source>
            <translation>(lektion {number} utan tid)</translation>
        </message>
        <message>
            <source>{column} must be a whole number from {low} to {high}.</source>
            <translation>{column} ska vara ett heltal från {low} till {high}.</translation>
        </message>
        <message>
            <source>{column} must not be empty.</source>
            <translation>{column} får inte vara tomt.</translation>
        </message>
        <message>
            <source>{value} is not one of: {choices}.</source>
            <translation>{value} är inte något av: {choices}.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
        <message>
            <source>There is a {name} already.</source>
            <translation>{name} finns redan.</translation>
        </message>
        <message>
            <source>There is no {name}.</source>
            <translation>{name} finns inte.</translation>
        </message>
        <message>
            <source>{column} must be a whole number from {low} to {high} in steps of {step}.</source>
            <translation>{column} ska vara ett heltal från {low} till {high} i steg om {step}.</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Ny</translation>
        </message>
        <message>
            <source>Subjects</source>
            <translation>Ämnen</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kod</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Namn</translation>
        </message>
        <message>
            <source>Official code</source>
            <translation>Skolverkets kod</translation>
        </message>
        <message>
            <source>Special (not published)</source>
            <translation>Special (publiceras inte)</translation>
        </message>
        <message>
            <source>Colour (0–11)</source>
            <translation>Färg (0–11)</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>Salar</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Platser</translation>
        </message>
        <message>
            <source>Building</source>
            <translation>Byggnad</translation>
        </message>
        <message>
            <source>Suitable for</source>
            <translation>Lämplig för</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>Delas</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Initials</source>
            <translation>Signatur</translation>
        </message>
        <message>
            <source>Given name</source>
            <translation>Förnamn</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Efternamn</translation>
        </message>
        <message>
            <source>Percent</source>
            <translation>Procent</translation>
        </message>
        <message>
            <source>Type of post</source>
            <translation>Tjänstetyp</translation>
        </message>
        <message>
            <source>Teaching min/week</source>
            <translation>Undervisning min/vecka</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupper</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Slag</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Årskurs</translation>
        </message>
        <message>
            <source>Part of</source>
            <translation>Del av</translation>
        </message>
        <message>
            <source>Pupils</source>
            <translation>Elever</translation>
        </message>
        <message>
            <source>Planned pupils</source>
            <translation>Planerade elever</translation>
        </message>
        <message>
            <source>Expected min/week</source>
            <translation>Förväntade min/vecka</translation>
        </message>
        <message>
            <source>Teaching</source>
            <translation>Undervisning</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regler</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Ämne</translation>
        </message>
        <message>
            <source>Teachers</source>
            <translation>Lärare</translation>
        </message>
        <message>
            <source>Min/week</source>
            <translation>Min/vecka</translation>
        </message>
        <message>
            <source>Lessons (min)</source>
            <translation>Lektioner (min)</translation>
        </message>
        <message>
            <source>Set-up</source>
            <translation>Före</translation>
        </message>
        <message>
            <source>Clean-up</source>
            <translation>Efter</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Anteckning</translation>
        </message>
        <message>
            <source>A teaching requirement needs a subject.</source>
            <translation>En tjänstefördelningspost behöver ett ämne.</translation>
        </message>
        <message>
            <source>A lesson belongs to a pupil's adapted programme and cannot be removed here.</source>
            <translation>En lektion hör till en elevs anpassade studiegång och kan inte tas bort här.</translation>
        </message>
        <message>
            <source>A rule names a lesson that would be removed; change the rule first.</source>
            <translation>En regel gäller en lektion som skulle försvinna; ändra regeln först.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ingen</translation>
        </message>
        <message>
            <source>any</source>
            <translation>valfri</translation>
        </message>
        <message>
            <source>Write either rooms or #tags, not both.</source>
            <translation>Skriv antingen salar eller #egenskaper, inte båda.</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Applies to</source>
            <translation>Gäller</translation>
        </message>
        <message>
            <source>Which</source>
            <translation>Vilka</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Värden</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Vikt</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Används</translation>
        </message>
        <message>
            <source>This rule can be set for: {scopes}.</source>
            <translation>Regeln kan gälla: {scopes}.</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alla</translation>
        </message>
        <message>
            <source>Which lessons a rule is for cannot be typed here.</source>
            <translation>Vilka lektioner en regel gäller kan inte skrivas här.</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>{count} valda</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>ingen gräns</translation>
        </message>
        <message>
            <source>from</source>
            <translation>från</translation>
        </message>
        <message>
            <source>until</source>
            <translation>till</translation>
        </message>
        <message>
            <source>day</source>
            <translation>dag</translation>
        </message>
        <message>
            <source>days</source>
            <translation>dagar</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>minuter</translation>
        </message>
        <message>
            <source>days between</source>
            <translation>dagar mellan</translation>
        </message>
        <message>
            <source>together if same day</source>
            <translation>ihop om samma dag</translation>
        </message>
        <message>
            <source>max per day</source>
            <translation>max per dag</translation>
        </message>
        <message>
            <source>max per week</source>
            <translation>max per vecka</translation>
        </message>
        <message>
            <source>free days allowed</source>
            <translation>lediga dagar tillåtna</translation>
        </message>
        <message>
            <source>max late days</source>
            <translation>max sena dagar</translation>
        </message>
        <message>
            <source>tagged</source>
            <translation>märkta</translation>
        </message>
        <message>
            <source>then tagged</source>
            <translation>sedan märkta</translation>
        </message>
        <message>
            <source>weekend too</source>
            <translation>helgen också</translation>
        </message>
        <message>
            <source>on one day only</source>
            <translation>bara samma dag</translation>
        </message>
        <message>
            <source>longer days</source>
            <translation>längre dagar</translation>
        </message>
        <message>
            <source>max walks per day</source>
            <translation>max förflyttningar per dag</translation>
        </message>
        <message>
            <source>max walks per week</source>
            <translation>max förflyttningar per vecka</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max antal</translation>
        </message>
        <message>
            <source>pupils</source>
            <translation>elever</translation>
        </message>
        <message>
            <source>times</source>
            <translation>tider</translation>
        </message>
        <message>
            <source>rooms</source>
            <translation>salar</translation>
        </message>
        <message>
            <source>Write all the values with semicolons between, for instance: {example}.</source>
            <translation>Skriv alla värden med semikolon emellan, till exempel: {example}.</translation>
        </message>
        <message>
            <source>{value} is not a time such as 08:10.</source>
            <translation>{value} är inte en tid som 08:10.</translation>
        </message>
        <message>
            <source>{value} is not a weekday such as {example}.</source>
            <translation>{value} är inte en veckodag som {example}.</translation>
        </message>
        <message>
            <source>must hold</source>
            <translation>måste hållas</translation>
        </message>
        <message>
            <source>The weight must be a number from 0, or “{words}”.</source>
            <translation>Vikten ska vara ett tal från 0, eller ”{words}”.</translation>
        </message>
            <message>
            <source>A period must end after it begins.</source>
            <translation>En period måste sluta efter att den börjat.</translation>
        </message>
        <message>
            <source>Adapted programmes</source>
            <translation>Anpassade studiegångar</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Börjar</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Block</translation>
        </message>
        <message>
            <source>Blocks</source>
            <translation>Block</translation>
        </message>
        <message>
            <source>Day ends</source>
            <translation>Dagen slutar</translation>
        </message>
        <message>
            <source>Day starts</source>
            <translation>Dagen börjar</translation>
        </message>
        <message>
            <source>Days off</source>
            <translation>Lov och lediga dagar</translation>
        </message>
        <message>
            <source>Decided min/week</source>
            <translation>Beslutade min/vecka</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Slutar</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Första dag</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Grupp</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Sista dag</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>Lektioner</translation>
        </message>
        <message>
            <source>Lessons belong to the period; change them first.</source>
            <translation>Lektioner hör till perioden; ändra dem först.</translation>
        </message>
        <message>
            <source>Lessons until</source>
            <translation>Lektioner till</translation>
        </message>
        <message>
            <source>Placed at</source>
            <translation>Ligger</translation>
        </message>
        <message>
            <source>Chosen min/week</source>
            <translation>Valda min/vecka</translation>
        </message>
        <message>
            <source>Memberships</source>
            <translation>Medlemskap</translation>
        </message>
        <message>
            <source>Mentor</source>
            <translation>Mentor</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minuter</translation>
        </message>
        <message>
            <source>Municipality</source>
            <translation>Kommun</translation>
        </message>
        <message>
            <source>No row can be added here.</source>
            <translation>Här kan ingen rad läggas till.</translation>
        </message>
        <message>
            <source>Norm min/week</source>
            <translation>Norm min/vecka</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Ordning</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Bell times</source>
            <translation>Ringtider</translation>
        </message>
        <message>
            <source>Pupil</source>
            <translation>Elev</translation>
        </message>
        <message>
            <source>Runs together</source>
            <translation>Ligger samtidigt</translation>
        </message>
        <message>
            <source>School unit</source>
            <translation>Skolenhet</translation>
        </message>
        <message>
            <source>School days</source>
            <translation>Skoldagar</translation>
        </message>
        <message>
            <source>School unit code</source>
            <translation>Skolenhetskod</translation>
        </message>
        <message>
            <source>School year</source>
            <translation>Läsår</translation>
        </message>
        <message>
            <source>Several pupils are called {name}; write for instance {example}.</source>
            <translation>Flera elever heter {name}; skriv till exempel {example}.</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>Terminer</translation>
        </message>
        <message>
            <source>The last day must not be before the first.</source>
            <translation>Sista dagen får inte vara före den första.</translation>
        </message>
        <message>
            <source>Timetable periods</source>
            <translation>Schemaperioder</translation>
        </message>
        <message>
            <source>Weeks</source>
            <translation>Veckor</translation>
        </message>
        <message>
            <source>Write weekdays such as {example}.</source>
            <translation>Skriv veckodagar som {example}.</translation>
        </message>
        <message>
            <source>{name} begins before the one before it ends.</source>
            <translation>{name} börjar innan den före har slutat.</translation>
        </message>
        <message>
            <source>{value} is not a date such as 2026-08-17.</source>
            <translation>{value} är inget datum som 2026-08-17.</translation>
        </message>
        <message>
            <source>{value} is not a time such as 08:10, on the 5-minute grid.</source>
            <translation>{value} är ingen tid som 08:10, på 5-minutersrutnätet.</translation>
        </message>
        <message>
            <source>{value} is not weeks such as 34–37, 40.</source>
            <translation>{value} är inga veckor som 34–37, 40.</translation>
        </message>
        <message>
            <source>The school</source>
            <translation>Skolan</translation>
        </message>
        <message>
            <source>The timetable</source>
            <translation>Schemat</translation>
        </message>
        <message>
            <source>Staff planning</source>
            <translation>Tjänsteplanering</translation>
        </message>
        <message>
            <source>The calendar</source>
            <translation>Kalendern</translation>
        </message>
        <message>
            <source>This rule has no values to set.</source>
            <translation>Regeln har inga värden att ställa in.</translation>
        </message>
</context>
    <context>
        <name>Documents</name>
        <message>
            <source>Open a school</source>
            <translation>Öppna en skola</translation>
        </message>
        <message>
            <source>Where to save the new school</source>
            <translation>Var den nya skolan sparas</translation>
        </message>
    </context>
    <context>
        <name>EditingFlow</name>
        <message>
            <source>The timetable cannot be changed while the search is running. Stop it first.</source>
            <translation>Schemat kan inte ändras medan sökningen pågår. Stoppa den först.</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>Exportera</translation>
        </message>
        <message>
            <source>&amp;Without personal data</source>
            <translation>&amp;Utan personuppgifter</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alla filer (*)</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>F&amp;ile</source>
            <translation>F&amp;il</translation>
        </message>
        <message>
            <source>Choose where to write the file.</source>
            <translation>Välj vart filen ska skrivas.</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>Skriver…</translation>
        </message>
        <message>
            <source>Written: {path}. The format cannot hold everything; this is not in the file:</source>
            <translation>Skrivet: {path}. Formatet rymmer inte allt; detta står inte i filen:</translation>
        </message>
        <message>
            <source>Not in the file</source>
            <translation>Inte i filen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Stäng</translation>
        </message>
    </context>
    <context>
        <name>Failures</name>
        <message>
            <source>Something unexpected went wrong. The details are in the log file.</source>
            <translation>Ett oväntat fel inträffade. Detaljerna finns i loggfilen.</translation>
        </message>
    </context>
    <context>
        <name>FindDialog</name>
        <message>
            <source>Find</source>
            <translation>Sök</translation>
        </message>
        <message>
            <source>not placed</source>
            <translation>inte placerad</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Träffar</translation>
        </message>
        <message>
            <source>&amp;Class, person, room, subject or lesson</source>
            <translation>&amp;Klass, person, sal, ämne eller lektion</translation>
        </message>
    </context>
    <context>
        <name>HistoryDock</name>
        <message>
            <source>Steps, newest first</source>
            <translation>Steg, det senaste först</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Ångra</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Gör om</translation>
        </message>
    </context>
        <context>
        <name>Labels</name>
        <message>
            <source>Class</source>
            <translation>Klass</translation>
        </message>
        <message>
            <source>Half-class</source>
            <translation>Halvklass</translation>
        </message>
        <message>
            <source>Teaching group</source>
            <translation>Undervisningsgrupp</translation>
        </message>
        <message>
            <source>Term-time post</source>
            <translation>Ferietjänst</translation>
        </message>
        <message>
            <source>Year-round post</source>
            <translation>Semestertjänst</translation>
        </message>
        <message>
            <source>School</source>
            <translation>Skolan</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>Salar</translation>
        </message>
        <message>
            <source>Subjects</source>
            <translation>Ämnen</translation>
        </message>
        <message>
            <source>Teaching</source>
            <translation>Undervisning</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>Lektioner</translation>
        </message>
        <message>
            <source>Not locked</source>
            <translation>Inte låst</translation>
        </message>
        <message>
            <source>Locked by a person</source>
            <translation>Låst av en person</translation>
        </message>
        <message>
            <source>Locked by import</source>
            <translation>Låst av import</translation>
        </message>
        <message>
            <source>Locked by the search</source>
            <translation>Låst av sökningen</translation>
        </message>
        <message>
            <source>Weeks {numbers}</source>
            <translation>Vecka {numbers}</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Varje vecka</translation>
        </message>
        <message>
            <source>A weeks (odd)</source>
            <translation>A-veckor (udda)</translation>
        </message>
        <message>
            <source>B weeks (even)</source>
            <translation>B-veckor (jämna)</translation>
        </message>
        <message>
            <source>Hard rules broken</source>
            <translation>Brutna hårda regler</translation>
        </message>
        <message>
            <source>Wishes not met</source>
            <translation>Önskemål som inte uppfylls</translation>
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
            <source>Pupils</source>
            <translation>Elever</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Översikt</translation>
        </message>
        <message>
            <source>CSV files (folder or file)</source>
            <translation>CSV-filer (mapp eller fil)</translation>
        </message>
        <message>
            <source>FET file (.fet)</source>
            <translation>FET-fil (.fet)</translation>
        </message>
        <message>
            <source>Ringklocka JSON</source>
            <translation>Ringklocka-JSON</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel-arbetsbok</translation>
        </message>
        <message>
            <source>Calendar (iCalendar)</source>
            <translation>Kalender (iCalendar)</translation>
        </message>
        <message>
            <source>SS 12000</source>
            <translation>SS 12000</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Ny</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Ändrad</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Inställd</translation>
        </message>
        <message>
            <source>Reported, left alone</source>
            <translation>Rapporterad, orörd</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Grupper</translation>
        </message>
        <message>
            <source>Collective schedule</source>
            <translation>Samlingsschema</translation>
        </message>
        <message>
            <source>Wall chart</source>
            <translation>Väggschema</translation>
        </message>
        <message>
            <source>Teacher overview</source>
            <translation>Läraröversikt</translation>
        </message>
        <message>
            <source>Room overview</source>
            <translation>Salsöversikt</translation>
        </message>
        <message>
            <source>Room utilisation</source>
            <translation>Lokalutnyttjande</translation>
        </message>
        <message>
            <source>Dining-hall load</source>
            <translation>Belastning i matsalen</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Ändringar</translation>
        </message>
        <message>
            <source>Staff plan by person</source>
            <translation>Tjänsteplan per person</translation>
        </message>
        <message>
            <source>Working time by person</source>
            <translation>Arbetstid per person</translation>
        </message>
        <message>
            <source>Break duty</source>
            <translation>Rastvakt</translation>
        </message>
        <message>
            <source>Pupils' weeks</source>
            <translation>Elevernas veckor</translation>
        </message>
            <message>
            <source>Edlevo or ProCapita XML</source>
            <translation>XML från Edlevo eller ProCapita</translation>
        </message>
        <message>
            <source>Group members</source>
            <translation>Gruppmedlemmar</translation>
        </message>
        <message>
            <source>Untis text files (GPU)</source>
            <translation>Untis-textfiler (GPU)</translation>
        </message>
        <message>
            <source>aSc Timetables XML</source>
            <translation>XML från aSc Timetables</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Arkiverad</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Utkast</translation>
        </message>
        <message>
            <source>Half day</source>
            <translation>Halvdag</translation>
        </message>
        <message>
            <source>Ignored with a reason</source>
            <translation>Ignorerade med skäl</translation>
        </message>
        <message>
            <source>Public holiday</source>
            <translation>Helgdag</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Publicerad</translation>
        </message>
        <message>
            <source>School break</source>
            <translation>Lov</translation>
        </message>
        <message>
            <source>Staff training day</source>
            <translation>Studiedag</translation>
        </message>
        <message>
            <source>art</source>
            <translation>bild</translation>
        </message>
        <message>
            <source>craft</source>
            <translation>slöjd</translation>
        </message>
        <message>
            <source>dining hall</source>
            <translation>matsal</translation>
        </message>
        <message>
            <source>home economics</source>
            <translation>hemkunskap</translation>
        </message>
        <message>
            <source>music</source>
            <translation>musik</translation>
        </message>
        <message>
            <source>primary school</source>
            <translation>låg- och mellanstadium</translation>
        </message>
        <message>
            <source>science</source>
            <translation>NO</translation>
        </message>
        <message>
            <source>sports</source>
            <translation>idrott</translation>
        </message>
        <message>
            <source>technology</source>
            <translation>teknik</translation>
        </message>
        <message>
            <source>textile craft</source>
            <translation>textilslöjd</translation>
        </message>
        <message>
            <source>wood craft</source>
            <translation>träslöjd</translation>
        </message>
</context>
    <context>
        <name>LessonDock</name>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>&amp;Locked in time and room</source>
            <translation>Lås&amp;t i tid och sal</translation>
        </message>
        <message>
            <source>To the &amp;tray</source>
            <translation>Till l&amp;ådan</translation>
        </message>
        <message>
            <source>Teachers</source>
            <translation>Lärare</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tid</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>Salar</translation>
        </message>
        <message>
            <source>Weeks</source>
            <translation>Veckor</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Lås</translation>
        </message>
        <message>
            <source>Len&amp;gth</source>
            <translation>Lä&amp;ngd</translation>
        </message>
        <message>
            <source>Change &amp;room</source>
            <translation>Byt &amp;sal</translation>
        </message>
        <message>
            <source>No lesson selected</source>
            <translation>Ingen lektion vald</translation>
        </message>
        <message>
            <source>Vacancy</source>
            <translation>Vakans</translation>
        </message>
        <message>
            <source>Not placed</source>
            <translation>Inte placerad</translation>
        </message>
        <message>
            <source>Choose a lesson on the board or in the tray: its details are shown here, and can be changed.</source>
            <translation>Välj en lektion på tavlan eller i lådan: här visas vad den är, och här kan den ändras.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>There are edits that could not be stored. Try again, or close once more to discard them.</source>
            <translation>Det finns ändringar som inte kunde sparas. Försök igen, eller stäng en gång till för att kasta dem.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Försök igen</translation>
        </message>
        <message>
            <source>Your edit is kept in memory.</source>
            <translation>Din ändring finns kvar i minnet.</translation>
        </message>
        <message>
            <source>All your edits are stored.</source>
            <translation>Alla dina ändringar är sparade.</translation>
        </message>
        <message>
            <source>&amp;Why?</source>
            <translation>&amp;Varför?</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Arkiv</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Redigera</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Visa</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>&amp;Paneler</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Utseende</translation>
        </message>
        <message>
            <source>&amp;Solve</source>
            <translation>&amp;Lägg schema</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hjälp</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>Verktygsrad</translation>
        </message>
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
        <name>NewSchoolDialog</name>
        <message>
            <source>Schools (*.ringklocka)</source>
            <translation>Skolor (*.ringklocka)</translation>
        </message>
        <message>
            <source>New from the demo school</source>
            <translation>Ny från demoskolan</translation>
        </message>
        <message>
            <source>New empty school</source>
            <translation>Ny tom skola</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>&amp;Storlek</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Namn</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fil</translation>
        </message>
        <message>
            <source>Choose where to save the school.</source>
            <translation>Välj var skolan ska sparas.</translation>
        </message>
        <message>
            <source>Small: a few classes</source>
            <translation>Liten: några klasser</translation>
        </message>
        <message>
            <source>Medium: F–9, about 650 pupils</source>
            <translation>Mellan: F–9, omkring 650 elever</translation>
        </message>
        <message>
            <source>Large: about 1,100 pupils</source>
            <translation>Stor: omkring 1 100 elever</translation>
        </message>
        <message>
            <source>Upper secondary school</source>
            <translation>Gymnasieskola</translation>
        </message>
        <message>
            <source>school</source>
            <translation>skola</translation>
        </message>
    </context>
    <context>
        <name>Outputs</name>
        <message>
            <source>A publication to {target} was begun but did not arrive. Publish again when convenient.</source>
            <translation>En publicering till {target} påbörjades men kom inte fram. Publicera igen när det passar.</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>Skrivet: {path}</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Tray</source>
            <translation>Låda</translation>
        </message>
        <message>
            <source>Lesson</source>
            <translation>Lektion</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Sökning</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historik</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Konflikter</translation>
        </message>
    </context>
    <context>
        <name>PathField</name>
        <message>
            <source>&amp;Browse…</source>
            <translation>&amp;Bläddra…</translation>
        </message>
        <message>
            <source>F&amp;older…</source>
            <translation>&amp;Mapp…</translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message>
            <source>P&amp;rint…</source>
            <translation>Skriv &amp;ut…</translation>
        </message>
        <message>
            <source>S&amp;top</source>
            <translation>Sto&amp;ppa</translation>
        </message>
        <message>
            <source>Printing sheet {number} of {count}…</source>
            <translation>Skriver ut ark {number} av {count} …</translation>
        </message>
        <message>
            <source>It could not be printed. {reason}</source>
            <translation>Det gick inte att skriva ut. {reason}</translation>
        </message>
        <message>
            <source>Sheets sent to the printer: {count}</source>
            <translation>Ark skickade till skrivaren: {count}</translation>
        </message>
        <message>
            <source>Print preview</source>
            <translation>Förhandsgranskning</translation>
        </message>
        <message>
            <source>Whole page</source>
            <translation>Hela sidan</translation>
        </message>
        <message>
            <source>&amp;Save as PDF…</source>
            <translation>&amp;Spara som PDF…</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>S&amp;täng</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Sida</translation>
        </message>
        <message>
            <source>&amp;Zoom</source>
            <translation>&amp;Zoom</translation>
        </message>
        <message>
            <source>Drawing…</source>
            <translation>Ritar…</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>av {count}</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Saved: {path}</source>
            <translation>Sparat: {path}</translation>
        </message>
        <message>
            <source>P&amp;age</source>
            <translation>S&amp;ida</translation>
        </message>
        <message>
            <source>A folder for the files</source>
            <translation>En mapp för filerna</translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message>
            <source>S&amp;olve</source>
            <translation>Lägg &amp;schema</translation>
        </message>
        <message>
            <source>S&amp;top and keep</source>
            <translation>Stoppa &amp;och behåll</translation>
        </message>
        <message>
            <source>Lessons placed</source>
            <translation>Placerade lektioner</translation>
        </message>
        <message>
            <source>Lessons that can be placed nowhere</source>
            <translation>Lektioner som inte kan placeras någonstans</translation>
        </message>
        <message>
            <source>Time &amp;limit</source>
            <translation>Tids&amp;gräns</translation>
        </message>
        <message>
            <source>See&amp;d</source>
            <translation>Sl&amp;umptal</translation>
        </message>
        <message>
            <source>&amp;Cores</source>
            <translation>&amp;Kärnor</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Skede</translation>
        </message>
        <message>
            <source>Placed</source>
            <translation>Placerade</translation>
        </message>
        <message>
            <source>Hard rules broken</source>
            <translation>Brutna hårda regler</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kostnad</translation>
        </message>
        <message>
            <source>Lower bound</source>
            <translation>Undre gräns</translation>
        </message>
        <message>
            <source>not proved</source>
            <translation>inte bevisad</translation>
        </message>
        <message>
            <source>{bound} (gap {gap}%)</source>
            <translation>{bound} (avstånd {gap} %)</translation>
        </message>
        <message>
            <source>Last improvement</source>
            <translation>Senaste förbättring</translation>
        </message>
        <message numerus="yes">
            <source>%n s ago</source>
            <translation>
                <numerusform>för %n s sedan</numerusform>
                <numerusform>för %n s sedan</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the school</source>
            <translation>Läser skolan</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>Räknar</translation>
        </message>
        <message>
            <source>Preparing the search, once after an installation (about a minute)</source>
            <translation>Förbereder sökningen, en gång efter installationen (ungefär en minut)</translation>
        </message>
        <message>
            <source>Placing lessons</source>
            <translation>Placerar lektioner</translation>
        </message>
        <message>
            <source>Improving</source>
            <translation>Förbättrar</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Kontrollerar</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Klart</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Stoppad</translation>
        </message>
        <message>
            <source>Stopped unexpectedly</source>
            <translation>Avbröts oväntat</translation>
        </message>
        <message>
            <source>Could not start</source>
            <translation>Kunde inte starta</translation>
        </message>
        <message>
            <source>%p%</source>
            <translation>%p %</translation>
        </message>
            <message>
            <source>&amp;Move as few lessons as possible</source>
            <translation>&amp;Flytta så få lektioner som möjligt</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Antal</translation>
        </message>
        <message>
            <source>Wish</source>
            <translation>Önskemål</translation>
        </message>
        <message>
            <source>Wishes not met, by rule</source>
            <translation>Ouppfyllda önskemål, per regel</translation>
        </message>
</context>
    <context>
        <name>SearchFlow</name>
        <message>
            <source>The search could not begin. {reason}</source>
            <translation>Sökningen kunde inte börja. {reason}</translation>
        </message>
        <message>
            <source>The search stopped unexpectedly. The best timetable it had found is kept; you can undo it.</source>
            <translation>Sökningen avbröts oväntat. Det bästa schemat den hade hittat är kvar; du kan ångra det.</translation>
        </message>
        <message>
            <source>The search stopped unexpectedly before it had found anything. The timetable is as it was.</source>
            <translation>Sökningen avbröts oväntat innan den hade hittat något. Schemat är som det var.</translation>
        </message>
        <message>
            <source>There is no timetable that keeps every rule. {reasons}</source>
            <translation>Det finns inget schema som följer alla regler. {reasons}</translation>
        </message>
        <message>
            <source>The search found nothing better. The timetable is as it was.</source>
            <translation>Sökningen hittade inget bättre. Schemat är som det var.</translation>
        </message>
        <message>
            <source>Stopped. {placed} of {total} lessons are placed; the best so far is kept.</source>
            <translation>Stoppad. {placed} av {total} lektioner är placerade; det bästa hittills är kvar.</translation>
        </message>
        <message>
            <source>Stopped. The timetable is as it was.</source>
            <translation>Stoppad. Schemat är som det var.</translation>
        </message>
        <message>
            <source>Time is up: {placed} of {total} lessons are placed, the others are in the tray.</source>
            <translation>Tiden är slut: {placed} av {total} lektioner är placerade, de andra ligger i lådan.</translation>
        </message>
        <message>
            <source>Done: {placed} of {total} lessons are placed.</source>
            <translation>Klart: {placed} av {total} lektioner är placerade.</translation>
        </message>
        <message>
            <source>Done: all {total} lessons are placed.</source>
            <translation>Klart: alla {total} lektioner är placerade.</translation>
        </message>
        <message>
            <source>There are no lessons to place yet: they are made in the school data, table Teaching.</source>
            <translation>Det finns inga lektioner att placera än: de skapas i skolans data, tabellen Undervisning.</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>&amp;Open a school…</source>
            <translation>&amp;Öppna en skola…</translation>
        </message>
        <message>
            <source>New from the &amp;demo school…</source>
            <translation>Ny från &amp;demoskolan…</translation>
        </message>
        <message>
            <source>New &amp;empty school…</source>
            <translation>Ny &amp;tom skola…</translation>
        </message>
        <message>
            <source>New from an &amp;import…</source>
            <translation>Ny från en &amp;import…</translation>
        </message>
        <message>
            <source>&amp;Recent schools</source>
            <translation>&amp;Senaste skolor</translation>
        </message>
        <message>
            <source>Recent schools</source>
            <translation>Senaste skolor</translation>
        </message>
        <message>
            <source>Schools that you have opened are listed here.</source>
            <translation>Skolor som du har öppnat visas här.</translation>
        </message>
        <message>
            <source>A file on this computer or in a shared folder.</source>
            <translation>En fil på den här datorn eller i en delad mapp.</translation>
        </message>
        <message>
            <source>A made-up school with everything in it, to try the program on.</source>
            <translation>En påhittad skola med allt i, för att prova programmet.</translation>
        </message>
        <message>
            <source>Fill in its data, or paste it from a spreadsheet.</source>
            <translation>Fyll i dess data, eller klistra in från ett kalkylblad.</translation>
        </message>
        <message>
            <source>From CSV, Excel, SS 12000, Edlevo, Untis, aSc or FET.</source>
            <translation>Från CSV, Excel, SS 12000, Edlevo, Untis, aSc eller FET.</translation>
        </message>
        <message>
            <source>opened today {time}</source>
            <translation>öppnad i dag {time}</translation>
        </message>
        <message>
            <source>opened {moment}</source>
            <translation>öppnad {moment}</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Börja</translation>
        </message>
        <message>
            <source>Timetables for schools: plan, build, print and publish.</source>
            <translation>Scheman för skolor: planera, lägg, skriv ut och publicera.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Import or fill in people, groups, rooms, teaching and rules.</source>
            <translation>Importera eller fyll i personer, grupper, salar, undervisning och regler.</translation>
        </message>
        <message>
            <source>Press F5: the timetable is built, and rules that cannot hold are named.</source>
            <translation>Tryck F5: schemat läggs, och regler som inte går ihop pekas ut.</translation>
        </message>
        <message>
            <source>Adjust</source>
            <translation>Justera</translation>
        </message>
        <message>
            <source>Drag lessons on the board: it shows where they can be, and what it costs.</source>
            <translation>Dra lektioner på tavlan: den visar var de kan ligga och vad det kostar.</translation>
        </message>
        <message>
            <source>Print for classes, teachers and rooms, and publish to attendance.</source>
            <translation>Skriv ut för klasser, lärare och salar, och publicera till närvaron.</translation>
        </message>
        <message>
            <source>Solve</source>
            <translation>Lägg schema</translation>
        </message>
        <message>
            <source>Hand out</source>
            <translation>Dela ut</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Version {name}</source>
            <translation>Version {name}</translation>
        </message>
        <message>
            <source>Placed {placed} / {required}</source>
            <translation>Placerade {placed} / {required}</translation>
        </message>
        <message>
            <source>No hard rule broken</source>
            <translation>Ingen hård regel bruten</translation>
        </message>
        <message>
            <source>Hard rules broken: {hard}</source>
            <translation>Brutna hårda regler: {hard}</translation>
        </message>
        <message>
            <source>Working…</source>
            <translation>Arbetar…</translation>
        </message>
    </context>
    <context>
        <name>PrintChoices</name>
        <message>
            <source>The report's own</source>
            <translation>Rapportens eget</translation>
        </message>
        <message>
            <source>&amp;Without personal data</source>
            <translation>Utan personupp&amp;gifter</translation>
        </message>
        <message>
            <source>&amp;One file for each recipient</source>
            <translation>En fil per &amp;mottagare</translation>
        </message>
        <message>
            <source>Filter…</source>
            <translation>Filtrera…</translation>
        </message>
        <message>
            <source>Filter names</source>
            <translation>Filtrera namn</translation>
        </message>
        <message>
            <source>The whole school year</source>
            <translation>Hela läsåret</translation>
        </message>
        <message>
            <source>Period {name}</source>
            <translation>Period {name}</translation>
        </message>
        <message>
            <source>Week {number} ({date})</source>
            <translation>Vecka {number} ({date})</translation>
        </message>
        <message>
            <source>W&amp;hat</source>
            <translation>&amp;Vad</translation>
        </message>
        <message>
            <source>O&amp;nly</source>
            <translation>Ba&amp;ra</translation>
        </message>
        <message>
            <source>Pa&amp;per</source>
            <translation>&amp;Papper</translation>
        </message>
        <message>
            <source>Wh&amp;en</source>
            <translation>&amp;När</translation>
        </message>
        <message>
            <source>Compa&amp;red with</source>
            <translation>Jämfört me&amp;d</translation>
        </message>
        <message>
            <source>In co&amp;lour</source>
            <translation>I &amp;färg</translation>
        </message>
        <message>
            <source>Pa&amp;ges per sheet</source>
            <translation>Sidor per ar&amp;k</translation>
        </message>
    </context>
    <context>
        <name>CalendarChoice</name>
        <message>
            <source>Name, initials or class</source>
            <translation>Namn, signatur eller klass</translation>
        </message>
        <message>
            <source>A personal calendar shows where somebody is, hour by hour. Give the file to nobody but that person.</source>
            <translation>En personlig kalender visar var någon är, timme för timme. Ge filen bara till personen själv.</translation>
        </message>
        <message>
            <source>F&amp;rom</source>
            <translation>F&amp;rån och med</translation>
        </message>
        <message>
            <source>&amp;Until</source>
            <translation>Till &amp;och med</translation>
        </message>
        <message>
            <source>F&amp;ind a person</source>
            <translation>S&amp;ök person</translation>
        </message>
        <message>
            <source>Only these &amp;people's own</source>
            <translation>Bara de här &amp;personernas egna</translation>
        </message>
    </context>
    <context>
        <name>ProgrammeDialog</name>
        <message>
            <source>Adapted programme</source>
            <translation>Anpassad studiegång</translation>
        </message>
        <message>
            <source>Lessons of the pupil</source>
            <translation>Elevens lektioner</translation>
        </message>
        <message>
            <source>&amp;Pupil</source>
            <translation>&amp;Elev</translation>
        </message>
        <message>
            <source>&amp;Decided min/week</source>
            <translation>&amp;Beslutade min/vecka</translation>
        </message>
        <message>
            <source>Tick the lessons at which the pupil is expected. At all others the pupil is not expected, and not absent.</source>
            <translation>Bocka för de lektioner som eleven väntas till. Till övriga lektioner väntas eleven inte, och räknas inte som frånvarande.</translation>
        </message>
        <message>
            <source>not placed</source>
            <translation>inte placerad</translation>
        </message>
        <message>
            <source>{lesson}, not in the pupil's groups</source>
            <translation>{lesson}, inte i elevens grupper</translation>
        </message>
        <message>
            <source>{n} of {all} lessons, {minutes} min/week.</source>
            <translation>{n} av {all} lektioner, {minutes} min/vecka.</translation>
        </message>
        <message>
            <source>{n} min less than decided.</source>
            <translation>{n} min mindre än beslutat.</translation>
        </message>
        <message>
            <source>{n} min more than decided.</source>
            <translation>{n} min mer än beslutat.</translation>
        </message>
    </context>
        <context>
        <name>CompareSides</name>
        <message>
            <source>&amp;Show side by side</source>
            <translation>Visa &amp;sida vid sida</translation>
        </message>
        <message>
            <source>&amp;Left</source>
            <translation>&amp;Vänster</translation>
        </message>
        <message>
            <source>&amp;Right</source>
            <translation>&amp;Höger</translation>
        </message>
        <message>
            <source>Version {name}</source>
            <translation>Version {name}</translation>
        </message>
        <message>
            <source>Restore point {name}</source>
            <translation>Återställningspunkt {name}</translation>
        </message>
        <message>
            <source>As it is now</source>
            <translation>Som det är nu</translation>
        </message>
    </context>
    <context>
        <name>WhoIsFree</name>
        <message>
            <source>Fr&amp;ee teachers at that time…</source>
            <translation>Ledi&amp;ga lärare vid den tiden…</translation>
        </message>
        <message>
            <source>Teacher</source>
            <translation>Lärare</translation>
        </message>
        <message>
            <source>Initials</source>
            <translation>Signatur</translation>
        </message>
        <message>
            <source>That day</source>
            <translation>Den dagen</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>Lektioner</translation>
        </message>
        <message>
            <source>Min/week left</source>
            <translation>Min kvar/vecka</translation>
        </message>
        <message>
            <source>Qualified</source>
            <translation>Behörig</translation>
        </message>
        <message>
            <source>Free teachers</source>
            <translation>Lediga lärare</translation>
        </message>
        <message>
            <source>&amp;Show the week</source>
            <translation>&amp;Visa veckan</translation>
        </message>
        <message>
            <source>No teacher is free at that time.</source>
            <translation>Ingen lärare är ledig vid den tiden.</translation>
        </message>
        <message>
            <source>Most minutes left first.</source>
            <translation>Flest minuter kvar först.</translation>
        </message>
        <message>
            <source>Qualified teachers first, then the others, in grey; most minutes left first.</source>
            <translation>Behöriga lärare först, sedan de andra, i grått; flest minuter kvar först.</translation>
        </message>
        <message>
            <source>no lessons</source>
            <translation>inga lektioner</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
    </context>
            <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>Sharing</name>
        <message>
            <source>Changed by {who} in the meantime: {edit}. What you see is the newest.</source>
            <translation>Ändrat av {who} under tiden: {edit}. Det du ser är det senaste.</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Choose a lesson first, on the board or in the tray.</source>
            <translation>Välj en lektion först, på tavlan eller i lådan.</translation>
        </message>
        <message>
            <source>The lesson is not placed yet.</source>
            <translation>Lektionen är inte placerad än.</translation>
        </message>
    </context>
</TS>
