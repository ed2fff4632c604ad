<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Lesson</source>
            <translation>&amp;Lektion</translation>
        </message>
        <message>
            <source>&amp;Timetable</source>
            <translation>Sche&amp;ma</translation>
        </message>
    </context>
</TS>
