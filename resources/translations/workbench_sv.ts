<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
        <context>
        <name>Advice</name>
        <message>
            <source>taken: {lessons}</source>
            <translation>upptagen: {lessons}</translation>
        </message>
        <message>
            <source>&amp;Find a lesson for this gap…</source>
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
            <source>Find a lesson for this gap</source>
            <translation>Hitta en lektion till luckan</translation>
        </message>
        <message>
            <source>In the way on {place}</source>
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
            <source>Lessons that fit on {place}, unplaced ones first</source>
            <translation>Lektioner som får plats {place}, oplacerade först</translation>
        </message>
        <message>
            <source>Placed now</source>
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
            <source>No wish is broken more there than at the other time.</source>
            <translation>Inget önskemål bryts mer där än på den andra tiden.</translation>
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
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Suggest &amp;moves…</source>
            <translation>Föreslå &amp;flyttar…</translation>
        </message>
        <message>
            <source>No time is better; as good is {place}</source>
            <translation>Ingen tid är bättre; lika bra är {place}</translation>
        </message>
        <message>
            <source>The best time</source>
            <translation>Den bästa tiden</translation>
        </message>
        <message>
            <source>The best time is {place} ({change} compared with this one)</source>
            <translation>Den bästa tiden är {place} ({change} jämfört med den här)</translation>
        </message>
        <message>
            <source>The lesson needs no room, or no room is suitable for it.</source>
            <translation>Lektionen behöver ingen sal, eller så passar ingen sal.</translation>
        </message>
        <message>
            <source>No time in the week suits it as the other lessons are placed now.</source>
            <translation>Ingen tid i veckan passar så som de andra lektionerna ligger nu.</translation>
        </message>
        <message>
            <source>What it costs on {place}</source>
            <translation>Vad det kostar {place}</translation>
        </message>
        <message>
            <source>Why {lesson} is not placed on {place}</source>
            <translation>Varför {lesson} inte ligger {place}</translation>
        </message>
        <message>
            <source>Why {lesson} is placed on {place}</source>
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
            <source>Whom a move there affects</source>
            <translation>Vilka en flytt dit berör</translation>
        </message>
        <message>
            <source>{group} ({n} pupils)</source>
            <translation>{group} ({n} elever)</translation>
        </message>
        <message>
            <source>Room {before} → {after}</source>
            <translation>Sal {before} → {after}</translation>
        </message>
</context>
        <context>
        <name>CheckList</name>
        <message>
            <source>Tick &amp;all shown</source>
            <translation>Välj vis&amp;ade</translation>
        </message>
        <message>
            <source>&amp;Clear shown</source>
            <translation>Rensa v&amp;isade</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Sök</translation>
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
            <source>Framed here: {shown} of {count} that differ</source>
            <translation>Inramade här: {shown} av {count} som skiljer sig</translation>
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
            <translation>Vad kolumnerna visar</translation>
        </message>
        <message>
            <source>Affects</source>
            <translation>Berör</translation>
        </message>
        <message>
            <source>Whom and what the differences affect</source>
            <translation>Vilka skillnaderna berör</translation>
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
            <translation>Varför {count} regelbrott ska ignoreras; det sparas med ditt namn och dagens datum</translation>
        </message>
        <message>
            <source>Why this breach is to be ignored; it is kept with your name and today's date</source>
            <translation>Varför regelbrottet ska ignoreras; det sparas med ditt namn och dagens datum</translation>
        </message>
    </context>
    <context>
        <name>DataFlow</name>
        <message>
            <source>Paste into {table}</source>
            <translation>Klistra in i {table}</translation>
        </message>
        <message>
            <source>Select the rows first: Ctrl or Shift with click, or Ctrl+A for all.</source>
            <translation>Markera raderna först: Ctrl eller Skift och klick, eller Ctrl+A för alla.</translation>
        </message>
    </context>
            <context>
        <name>ExplainDialog</name>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Stäng</translation>
        </message>
        <message>
            <source>&amp;Look longer</source>
            <translation>&amp;Leta längre</translation>
        </message>
        <message>
            <source>Looking for the reason</source>
            <translation>Letar efter skälet</translation>
        </message>
        <message>
            <source>Looking for the reason. Closing this window stops it.</source>
            <translation>Letar efter skälet. Stäng fönstret för att avbryta.</translation>
        </message>
        <message>
            <source>Not proved: no timetable was found in the time given, and no reason why there should be none.</source>
            <translation>Inte bevisat: inget schema hittades på den tiden, och inget skäl till att det inte skulle finnas något.</translation>
        </message>
        <message>
            <source>Proved: there is no timetable that keeps these rules together.</source>
            <translation>Bevisat: det finns inget schema som håller de här reglerna tillsammans.</translation>
        </message>
        <message>
            <source>Rules that cannot hold together</source>
            <translation>Regler som inte kan hållas tillsammans</translation>
        </message>
        <message>
            <source>The reason could not be looked for. The details are in the log file.</source>
            <translation>Det gick inte att leta efter skälet. Detaljerna finns i loggfilen.</translation>
        </message>
        <message>
            <source>There is a timetable that keeps every rule. Solve again, with more time if needed.</source>
            <translation>Det finns ett schema som håller alla regler. Lägg schema igen, med mer tid om det behövs.</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Prövat</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>Vad som skulle hjälpa</translation>
        </message>
        <message>
            <source>Which</source>
            <translation>Vilken</translation>
        </message>
        <message>
            <source>Why is there no timetable?</source>
            <translation>Varför finns det inget schema?</translation>
        </message>
        <message>
            <source>not fully tried</source>
            <translation>inte färdigprövat</translation>
        </message>
        <message>
            <source>✓ a timetable was found</source>
            <translation>✓ ett schema hittades</translation>
        </message>
            <message>
            <source>Contradiction {n}</source>
            <translation>Motsägelse {n}</translation>
        </message>
        <message>
            <source>Hard to place</source>
            <translation>Svår att placera</translation>
        </message>
        <message>
            <source>Not proved. The fullest timetable found has {placed} of {lessons} lessons; the hardest are listed.</source>
            <translation>Inte bevisat. Det fullaste schemat som hittades har {placed} av {lessons} lektioner; de svåraste står i listan.</translation>
        </message>
</context>
    <context>
        <name>Explaining</name>
        <message>
            <source>&amp;Explain why there is no timetable…</source>
            <translation>&amp;Förklara varför det inte går…</translation>
        </message>
    </context>
        <context>
        <name>LessonMenu</name>
        <message>
            <source>&amp;Split the length…</source>
            <translation>&amp;Dela längden…</translation>
        </message>
        <message>
            <source>Lock or unlock the t&amp;ime</source>
            <translation>Lås eller lås upp &amp;tiden</translation>
        </message>
        <message>
            <source>Lock or unlock the r&amp;oom</source>
            <translation>Lås eller lås upp s&amp;alen</translation>
        </message>
        <message>
            <source>Minutes of the first part; the rest becomes a lesson in the tray</source>
            <translation>Minuter i första delen; resten blir en lektion i lådan</translation>
        </message>
        <message>
            <source>Show &amp;possible times</source>
            <translation>Visa &amp;möjliga tider</translation>
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
        <name>LinkedPanes</name>
        <message>
            <source>Lesson's class</source>
            <translation>Lektionens klass</translation>
        </message>
        <message>
            <source>Lesson's rooms</source>
            <translation>Lektionens salar</translation>
        </message>
        <message>
            <source>Lesson's teachers</source>
            <translation>Lektionens lärare</translation>
        </message>
    </context>
    <context>
        <name>LoadCurve</name>
        <message>
            <source>Nobody is placed here</source>
            <translation>Ingen är placerad här</translation>
        </message>
        <message>
            <source>at most {0} pupils</source>
            <translation>högst {0} elever</translation>
        </message>
        <message>
            <source>at most {0} of {1} seats</source>
            <translation>högst {0} av {1} platser</translation>
        </message>
        <message>
            <source>{0} seats</source>
            <translation>{0} platser</translation>
        </message>
    </context>
        <context>
        <name>PasswordDialog</name>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Lösenord</translation>
        </message>
        <message>
            <source>Password of the database</source>
            <translation>Databasens lösenord</translation>
        </message>
        <message>
            <source>The server refused the login. The password is used for this connection and kept nowhere.</source>
            <translation>Servern nekade inloggningen. Lösenordet används för den här anslutningen och sparas ingenstans.</translation>
        </message>
    </context>
    <context>
        <name>RoomLoad</name>
        <message>
            <source>Dining-hall load</source>
            <translation>Matsalen</translation>
        </message>
        <message>
            <source>No room is shared. Mark the dining hall as shared among the rooms.</source>
            <translation>Ingen sal är delad. Märk matsalen som delad bland salarna.</translation>
        </message>
        <message>
            <source>Shared room</source>
            <translation>Delad sal</translation>
        </message>
    </context>
    <context>
        <name>RuleDialog</name>
        <message>
            <source>Tick who or what the rule applies to.</source>
            <translation>Bocka för vem eller vad regeln gäller.</translation>
        </message>
        <message>
            <source>&amp;Must hold</source>
            <translation>&amp;Måste hållas</translation>
        </message>
        <message>
            <source>&amp;Rule</source>
            <translation>&amp;Regel</translation>
        </message>
        <message>
            <source>&amp;Save the rule</source>
            <translation>&amp;Spara regeln</translation>
        </message>
        <message>
            <source>&amp;Weight</source>
            <translation>&amp;Vikt</translation>
        </message>
        <message>
            <source>Applies &amp;to</source>
            <translation>&amp;Gäller</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Kontrollerar…</translation>
        </message>
        <message>
            <source>Edit rule</source>
            <translation>Ändra regel</translation>
        </message>
        <message>
            <source>For a&amp;ll of them</source>
            <translation>För a&amp;lla</translation>
        </message>
        <message>
            <source>In &amp;use</source>
            <translation>Använ&amp;ds</translation>
        </message>
        <message>
            <source>N&amp;ote</source>
            <translation>A&amp;nteckning</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>Ny regel</translation>
        </message>
        <message>
            <source>Whom the rule is for</source>
            <translation>Vilka regeln gäller</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>och {count} till</translation>
        </message>
        <message>
            <source>✓ The quick check finds nothing that contradicts it.</source>
            <translation>✓ Snabbkontrollen hittar inget som motsäger den.</translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>all lessons</source>
            <translation>alla lektioner</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>None ticked: every day</source>
            <translation>Ingen markerad: varje dag</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>Salar</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>ingen gräns</translation>
        </message>
        <message>
            <source>(grade {grade})</source>
            <translation>(åk {grade})</translation>
        </message>
        <message>
            <source>(building {name})</source>
            <translation>(byggnad {name})</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>New r&amp;ule…</source>
            <translation>Ny re&amp;gel…</translation>
        </message>
    </context>
        <context>
        <name>Safety</name>
        <message>
            <source>The program ended unexpectedly last time. Everything up to your last edit is here: {edit}, {time}.</source>
            <translation>Programmet avslutades oväntat förra gången. Allt till och med din senaste ändring finns här: {edit}, {time}.</translation>
        </message>
        <message>
            <source>The program ended unexpectedly last time. No edit had been made.</source>
            <translation>Programmet avslutades oväntat förra gången. Ingen ändring hade gjorts.</translation>
        </message>
    </context>
    <context>
        <name>SeveralDialog</name>
        <message>
            <source>&amp;Empty the column</source>
            <translation>&amp;Töm kolumnen</translation>
        </message>
        <message>
            <source>&amp;Column</source>
            <translation>&amp;Kolumn</translation>
        </message>
        <message>
            <source>&amp;Value for all of them</source>
            <translation>&amp;Värde för alla</translation>
        </message>
        <message>
            <source>Change {count} rows</source>
            <translation>Ändra {count} rader</translation>
        </message>
    </context>
    <context>
        <name>StagingDialog</name>
        <message>
            <source>&amp;Add rows ({count})</source>
            <translation>&amp;Ta in rader ({count})</translation>
        </message>
        <message>
            <source>Nothing is wrong.</source>
            <translation>Inget är fel.</translation>
        </message>
        <message>
            <source>Rows with something wrong: {count}. Correct the marked cells, or add the others: these stay here.</source>
            <translation>Rader med något fel: {count}. Rätta de markerade cellerna, eller ta in de andra: de här blir kvar.</translation>
        </message>
        <message>
            <source>&amp;Leave out the rows</source>
            <translation>&amp;Utelämna raderna</translation>
        </message>
        <message>
            <source>Left out, because this table has no such column to fill in: {columns}.</source>
            <translation>Tas inte in, för tabellen har ingen sådan kolumn att fylla i: {columns}.</translation>
        </message>
    </context>
    <context>
        <name>StagingModel</name>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Vad som är fel</translation>
        </message>
        <message>
            <source>✓ changed</source>
            <translation>✓ ändrad</translation>
        </message>
        <message>
            <source>✓ new</source>
            <translation>✓ ny</translation>
        </message>
        <message>
            <source>✕ wrong</source>
            <translation>✕ fel</translation>
        </message>
    </context>
    <context>
        <name>SuggestDialog</name>
        <message>
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <source>&amp;Carry out</source>
            <translation>&amp;Utför</translation>
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
            <source>Max &amp;moves</source>
            <translation>Max antal &amp;flyttar</translation>
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
            <source>Affects</source>
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
        <message>
            <source>Before</source>
            <translation>Före</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Efter</translation>
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
            <source>Status</source>
            <translation>Status</translation>
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
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Jämför</translation>
        </message>
        <message>
            <source>No restore point yet. Make one before something that you may want to undo completely.</source>
            <translation>Ingen återställningspunkt än. Gör en före något som du kanske vill ångra helt.</translation>
        </message>
    </context>
    <context>
        <name>WeekGrid</name>
        <message>
            <source>Times of the week</source>
            <translation>Tider i veckan</translation>
        </message>
    </context>
    <context>
        <name>RuleTitles</name>
        <message>
            <source>From</source>
            <translation>Från</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Till</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dag</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Dagar</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Tider</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>Salar</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Börjar</translation>
        </message>
        <message>
            <source>Earliest start</source>
            <translation>Tidigaste start</translation>
        </message>
        <message>
            <source>Latest end</source>
            <translation>Senaste slut</translation>
        </message>
        <message>
            <source>Lunch from</source>
            <translation>Lunch från</translation>
        </message>
        <message>
            <source>Lunch until</source>
            <translation>Lunch till</translation>
        </message>
        <message>
            <source>Part of the day from</source>
            <translation>Del av dagen från</translation>
        </message>
        <message>
            <source>Part of the day until</source>
            <translation>Del av dagen till</translation>
        </message>
        <message>
            <source>Min walking time</source>
            <translation>Kortaste gångtid</translation>
        </message>
        <message>
            <source>Min time between</source>
            <translation>Kortaste tid emellan</translation>
        </message>
        <message>
            <source>Max idle time per day</source>
            <translation>Max håltid per dag</translation>
        </message>
        <message>
            <source>Max idle time per week</source>
            <translation>Max håltid per vecka</translation>
        </message>
        <message>
            <source>Min free time</source>
            <translation>Kortaste fria tid</translation>
        </message>
        <message>
            <source>Max time without a break</source>
            <translation>Längsta pass</translation>
        </message>
        <message>
            <source>Max length of the day</source>
            <translation>Längsta dag</translation>
        </message>
        <message>
            <source>Max lesson time per day</source>
            <translation>Längsta lektionstid per dag</translation>
        </message>
        <message>
            <source>Min lesson time per day</source>
            <translation>Kortaste lektionstid per dag</translation>
        </message>
        <message>
            <source>Min length of a break</source>
            <translation>Kortaste rast</translation>
        </message>
        <message>
            <source>Min length of the rest</source>
            <translation>Kortaste vila</translation>
        </message>
        <message>
            <source>Max difference</source>
            <translation>Största skillnad</translation>
        </message>
        <message>
            <source>A day must have more than</source>
            <translation>En dag ska ha mer än</translation>
        </message>
        <message>
            <source>Max deviation from the mean day</source>
            <translation>Största avvikelse från genomsnittet</translation>
        </message>
        <message>
            <source>Max lessons at once</source>
            <translation>Max antal lektioner samtidigt</translation>
        </message>
        <message>
            <source>Max walks per day</source>
            <translation>Max antal förflyttningar per dag</translation>
        </message>
        <message>
            <source>Max walks per week</source>
            <translation>Max antal förflyttningar per vecka</translation>
        </message>
        <message>
            <source>Max pupils at once</source>
            <translation>Max antal elever samtidigt</translation>
        </message>
        <message>
            <source>Min days apart</source>
            <translation>Minsta antal dagar isär</translation>
        </message>
        <message>
            <source>If on one day, next to each other</source>
            <translation>Intill varandra om på samma dag</translation>
        </message>
        <message>
            <source>Max lessons per day</source>
            <translation>Max antal lektioner per dag</translation>
        </message>
        <message>
            <source>Max late starts per week</source>
            <translation>Max antal sena starter per vecka</translation>
        </message>
        <message>
            <source>Max parts of the week</source>
            <translation>Max antal delar av veckan</translation>
        </message>
        <message>
            <source>Days in a part</source>
            <translation>Dagar per del</translation>
        </message>
        <message>
            <source>Max number of them used</source>
            <translation>Max antal som används</translation>
        </message>
        <message>
            <source>Days that may be longer</source>
            <translation>Dagar som får vara längre</translation>
        </message>
        <message>
            <source>Max days per week</source>
            <translation>Max antal dagar per vecka</translation>
        </message>
        <message>
            <source>Max days apart</source>
            <translation>Max antal dagar isär</translation>
        </message>
        <message>
            <source>Min days per week</source>
            <translation>Minsta antal dagar per vecka</translation>
        </message>
        <message>
            <source>Free days are allowed</source>
            <translation>Lediga dagar är tillåtna</translation>
        </message>
        <message>
            <source>Over the weekend too</source>
            <translation>Även över helgen</translation>
        </message>
        <message>
            <source>Max lessons in a part</source>
            <translation>Max antal lektioner per del</translation>
        </message>
        <message>
            <source>Only on the same day</source>
            <translation>Bara på samma dag</translation>
        </message>
        <message>
            <source>Max rooms</source>
            <translation>Max antal salar</translation>
        </message>
        <message>
            <source>Only lessons tagged</source>
            <translation>Bara lektioner märkta</translation>
        </message>
        <message>
            <source>After lessons tagged</source>
            <translation>Efter lektioner märkta</translation>
        </message>
        <message>
            <source>Before lessons tagged</source>
            <translation>Före lektioner märkta</translation>
        </message>
    </context>
</TS>
