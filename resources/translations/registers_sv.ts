<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>Registers</name>
    <message>
        <source>Import from SS 12&amp;000…</source>
        <translation>Importera från SS 12&amp;000…</translation>
    </message>
    <message>
        <source>New from SS 1&amp;2000…</source>
        <translation>Ny från SS 1&amp;2000…</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Apply</source>
        <translation>Verkställ</translation>
    </message>
    <message>
        <source>Import from SS 12000</source>
        <translation>Importera från SS 12000</translation>
    </message>
    <message>
        <source>&amp;Preview without changing anything</source>
        <translation>&amp;Granska utan att ändra något</translation>
    </message>
    <message>
        <source>Nothing is changed until you press Apply. The secret is kept in the computer's keyring only.</source>
        <translation>Inget ändras förrän du trycker på Verkställ. Hemligheten sparas bara i datorns nyckelring.</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Vad som skulle ändras</translation>
    </message>
    <message>
        <source>What would change is listed here.</source>
        <translation>Det som skulle ändras visas här.</translation>
    </message>
    <message>
        <source>Asking the register…</source>
        <translation>Frågar registret…</translation>
    </message>
    <message>
        <source>This computer has no keyring: the secret will be asked for next time.</source>
        <translation>Datorn har ingen nyckelring: hemligheten efterfrågas nästa gång.</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… och {n} till</translation>
    </message>
    <message>
        <source>{resource}: {n}</source>
        <translation>{resource}: {n}</translation>
    </message>
</context>
<context>
    <name>RegisterFields</name>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Certifikat (*.pem *.crt);;Alla filer (*)</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>Nycklar (*.pem *.key);;Alla filer (*)</translation>
    </message>
    <message>
        <source>Read e&amp;verything, not only what has changed</source>
        <translation>Läs &amp;allt, inte bara det som har ändrats</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>&amp;Leverantör</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dress</translation>
    </message>
    <message>
        <source>&amp;Client id</source>
        <translation>&amp;Klient-id</translation>
    </message>
    <message>
        <source>S&amp;ecret</source>
        <translation>&amp;Hemlighet</translation>
    </message>
    <message>
        <source>School &amp;unit (code, name or id)</source>
        <translation>Skol&amp;enhet (kod, namn eller id)</translation>
    </message>
    <message>
        <source>&amp;Token address</source>
        <translation>&amp;Nyckeladress</translation>
    </message>
    <message>
        <source>Client ce&amp;rtificate</source>
        <translation>Klient&amp;certifikat</translation>
    </message>
    <message>
        <source>Certificate's &amp;key</source>
        <translation>Certifikatets n&amp;yckel</translation>
    </message>
    <message>
        <source>kept in the computer's keyring</source>
        <translation>sparad i datorns nyckelring</translation>
    </message>
</context>
</TS>
