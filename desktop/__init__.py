"""Mutasi: transfers of civil servants, from the unit's need to what the move achieved.

The layers, each of which may use only those below it:

    ui        what the officer sees: windows, forms, lists; the only place that knows Qt
    services  what an officer can do: one function per use case, first parameter the session
    db        how it is kept: tables, store, search, migrations, backup
    letters   facts in, PDF bytes out
    exchange  workbooks in and out
    planner   a planning problem in, the proven best plan out
    domain    what is true: values, rules, stages, deadlines; no Qt, no SQL, no files, no clock

`app` puts them together for the window, `cli` for the technician's commands, `selftest` for the built
program's check of itself. `paths`, `text` and `log` are at everybody's hand.
"""

__version__ = "0.4.0"
