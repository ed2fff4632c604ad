<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>ImportChanges</name>
        <message>
            <source>What the file would change is listed here, before anything is changed.</source>
            <translation>Vad filen skulle ändra står här, innan något ändras.</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>Inget skulle ändras.</translation>
        </message>
        <message>
            <source>Before → after</source>
            <translation>Före → efter</translation>
        </message>
        <message>
            <source>Everything ({n})</source>
            <translation>Allt ({n})</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Namn</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Slag</translation>
        </message>
        <message>
            <source>S&amp;how</source>
            <translation>&amp;Visa</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Vad</translation>
        </message>
        <message>
            <source>What would change</source>
            <translation>Vad som skulle ändras</translation>
        </message>
    </context>
    <context>
        <name>ImportColumns</name>
        <message>
            <source>&amp;Encoding</source>
            <translation>Te&amp;ckenkodning</translation>
        </message>
        <message>
            <source>&amp;Contains</source>
            <translation>&amp;Innehåller</translation>
        </message>
        <message>
            <source>&amp;Separator</source>
            <translation>S&amp;kiljetecken</translation>
        </message>
        <message>
            <source>&amp;Table</source>
            <translation>&amp;Tabell</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Exempel</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>Rubrik</translation>
        </message>
        <message>
            <source>Meaning of {heading}</source>
            <translation>Vad {heading} betyder</translation>
        </message>
        <message>
            <source>Meaning</source>
            <translation>Betyder</translation>
        </message>
        <message>
            <source>Missing: {columns}.</source>
            <translation>Saknas: {columns}.</translation>
        </message>
        <message>
            <source>Not imported</source>
            <translation>Importeras inte</translation>
        </message>
        <message>
            <source>The columns are remembered from last time.</source>
            <translation>Kolumnvalen är sparade från förra gången.</translation>
        </message>
        <message>
            <source>What the columns mean</source>
            <translation>Vad kolumnerna betyder</translation>
        </message>
        <message>
            <source>comma ,</source>
            <translation>komma ,</translation>
        </message>
        <message>
            <source>semicolon ;</source>
            <translation>semikolon ;</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>tabb</translation>
        </message>
        <message>
            <source>Rows: {n}.</source>
            <translation>Rader: {n}.</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>What is wrong</source>
            <translation>Vad som är fel</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Verkställ</translation>
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation>K&amp;olumner</translation>
        </message>
        <message>
            <source>&amp;Save the rows not imported…</source>
            <translation>&amp;Spara raderna som inte importerades…</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>CSV-filer (*.csv)</translation>
        </message>
        <message>
            <source>Chan&amp;ges</source>
            <translation>Än&amp;dringar</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx);;CSV files (*.csv)</source>
            <translation>Excel-arbetsbok (*.xlsx);;CSV-filer (*.csv)</translation>
        </message>
        <message>
            <source>Not impor&amp;ted</source>
            <translation>Inte impor&amp;terade</translation>
        </message>
        <message>
            <source>Save an empt&amp;y template</source>
            <translation>Spara en tom ma&amp;ll</translation>
        </message>
        <message>
            <source>The file is not complete: archive &amp;nothing that is missing from it</source>
            <translation>Filen är inte komplett: arkivera i&amp;nget som saknas i den</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>Skrivet: {path}</translation>
        </message>
        <message>
            <source>not-imported.csv</source>
            <translation>inte-importerade.csv</translation>
        </message>
            <message>
            <source>Import</source>
            <translation>Importera</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alla filer (*)</translation>
        </message>
        <message>
            <source>Detected from the file</source>
            <translation>Avgörs av filen</translation>
        </message>
        <message>
            <source>&amp;Preview without changing anything</source>
            <translation>&amp;Granska utan att ändra något</translation>
        </message>
        <message>
            <source>Choose a file and preview what it would change. Nothing is changed until you press Apply.</source>
            <translation>Välj en fil och granska vad den skulle ändra. Inget ändras förrän du trycker på Verkställ.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Rad</translation>
        </message>
        <message>
            <source>&amp;File or folder</source>
            <translation>&amp;Fil eller mapp</translation>
        </message>
        <message>
            <source>For&amp;mat</source>
            <translation>Fo&amp;rmat</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Läser…</translation>
        </message>
        <message>
            <source>New: {added}. Changed: {changed}. Unchanged: {unchanged}. Archived: {archived}. Rows not imported: {refused}.</source>
            <translation>Nya: {added}. Ändrade: {changed}. Oförändrade: {unchanged}. Arkiverade: {archived}. Rader som inte importerades: {refused}.</translation>
        </message>
        <message>
            <source>Not supported: {name}</source>
            <translation>Stöds inte: {name}</translation>
        </message>
</context>
    <context>
        <name>ImportLogDialog</name>
        <message>
            <source>Archived</source>
            <translation>Arkiverade</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Ändrade</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fil</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Import log</source>
            <translation>Importlogg</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nya</translation>
        </message>
        <message>
            <source>Not imported</source>
            <translation>Inte importerade</translation>
        </message>
        <message>
            <source>Nothing has been imported into this school.</source>
            <translation>Inget har importerats till den här skolan.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Läser…</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>Ångrad</translation>
        </message>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Vem</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>ångrad</translation>
        </message>
    </context>
    <context>
        <name>Imports</name>
        <message>
            <source>Import lo&amp;g…</source>
            <translation>Import&amp;logg…</translation>
        </message>
        <message>
            <source>Pro&amp;tected people…</source>
            <translation>Sk&amp;yddade personer…</translation>
        </message>
        <message>
            <source>People with a protection mark waiting for a decision: {n} (File, Protected people).</source>
            <translation>Skyddsmarkerade personer som väntar på beslut: {n} (Arkiv, Skyddade personer).</translation>
        </message>
    </context>
        <context>
        <name>ProtectedDialog</name>
        <message>
            <source>&amp;Protect somebody in the school…</source>
            <translation>S&amp;kydda någon som finns i skolan…</translation>
        </message>
        <message>
            <source>&amp;Family name</source>
            <translation>&amp;Efternamn</translation>
        </message>
        <message>
            <source>&amp;Given name</source>
            <translation>&amp;Förnamn</translation>
        </message>
        <message>
            <source>&amp;Initials (staff)</source>
            <translation>Si&amp;gnatur (personal)</translation>
        </message>
        <message>
            <source>Add under this &amp;alias</source>
            <translation>Lägg in med detta &amp;alias</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Beslut</translation>
        </message>
        <message>
            <source>Id in the source</source>
            <translation>Id i källan</translation>
        </message>
        <message>
            <source>Leave &amp;out</source>
            <translation>&amp;Utelämna</translation>
        </message>
        <message>
            <source>No people with a protection mark have been found.</source>
            <translation>Inga skyddsmarkerade personer har påträffats.</translation>
        </message>
        <message>
            <source>Protected people</source>
            <translation>Skyddade personer</translation>
        </message>
        <message>
            <source>The real name is not kept. Decide with the principal: leave the person out, or enter the name that was agreed. Class and groups come with the next import. Backups and files written earlier are not changed.</source>
            <translation>Det riktiga namnet sparas inte. Besluta tillsammans med rektor: utelämna personen, eller skriv det namn som ni kommit överens om. Klass och grupper kommer med nästa import. Säkerhetskopior och filer som skrivits tidigare ändras inte.</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Vem</translation>
        </message>
    </context>
    <context>
        <name>ProtectDialog</name>
        <message>
            <source>Protect somebody in the school</source>
            <translation>Skydda någon som finns i skolan</translation>
        </message>
        <message>
            <source>Attendance databases (*.sqlite *.db);;All files (*)</source>
            <translation>Närvarodatabaser (*.sqlite *.db);;Alla filer (*)</translation>
        </message>
        <message>
            <source>Also &amp;remove older backups, which still hold the former name</source>
            <translation>Ta även bort äldre säkerhets&amp;kopior, som har kvar namnet</translation>
        </message>
        <message>
            <source>&amp;Decided with the principal: the former name cannot be brought back</source>
            <translation>Bes&amp;lutat tillsammans med rektor: det tidigare namnet går inte att få tillbaka</translation>
        </message>
        <message>
            <source>&amp;Protect</source>
            <translation>Sk&amp;ydda</translation>
        </message>
        <message>
            <source>P&amp;erson</source>
            <translation>&amp;Person</translation>
        </message>
        <message>
            <source>&amp;Given name</source>
            <translation>&amp;Förnamn</translation>
        </message>
        <message>
            <source>&amp;Family name</source>
            <translation>&amp;Efternamn</translation>
        </message>
        <message>
            <source>&amp;Initials (staff)</source>
            <translation>&amp;Signatur (personal)</translation>
        </message>
        <message>
            <source>&amp;Attendance database</source>
            <translation>&amp;Närvarodatabas</translation>
        </message>
        <message>
            <source>The name below and a new id replace the former ones in the school, its history and the attendance database, reported lessons included. Files printed or exported before are not reached.</source>
            <translation>Namnet nedan och ett nytt id ersätter de tidigare i skolan, dess historik och närvarodatabasen, även i rapporterade lektioner. Filer som skrivits ut eller exporterats tidigare nås inte.</translation>
        </message>
        <message>
            <source>&amp;Login names (staff)</source>
            <translation>Inlo&amp;ggningsnamn (personal)</translation>
        </message>
        <message>
            <source>Names the person logs in with, separated by commas: they are removed where it is noted who did something.</source>
            <translation>Namn som personen loggar in med, åtskilda av komma: de tas bort där det står vem som gjort något.</translation>
        </message>
    </context>
    <context>
        <name>ProtectingFlow</name>
        <message>
            <source>… and {n} more.</source>
            <translation>… och {n} till.</translation>
        </message>
        <message>
            <source>The last edit is still being stored; try again in a moment.</source>
            <translation>Den senaste ändringen sparas fortfarande; försök igen om en stund.</translation>
        </message>
    </context>
</TS>
