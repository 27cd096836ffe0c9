"""The line plot: its figures are told by pointer, by keyboard and to a screen reader; lines differ without colour."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation.reports import Line, Plot
from desktop.ui.plot import MonthPlot
from desktop.ui.style import Theme, apply_theme

PLOT = Plot(
    "Waktu tunggu",
    "menit",
    ("Jan 2026", "Feb 2026", "Mar 2026"),
    (Line("Sekretariat (asal)", (1.5, None, 3.0)), Line("Puskesmas (tujuan)", (2.0, 2.0, 2.0))),
    1,
)


@pytest.fixture
def plot(qtbot: QtBot) -> MonthPlot:
    shown = MonthPlot("case.plot1")
    qtbot.addWidget(shown)
    shown.resize(600, shown.sizeHint().height())
    shown.show_plot(PLOT)
    shown.show()
    return shown


def test_a_screen_reader_is_told_every_figure(plot):
    assert plot.accessibleName() == "Grafik: Waktu tunggu (menit)"
    assert plot.accessibleDescription().splitlines()[0] == "Sekretariat (asal): Jan 2026 1,5; Mar 2026 3"


def test_the_keys_go_from_month_to_month(qtbot, plot):
    told = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(plot, key)
        told.append(plot.reading()[:8])
    assert told == ["Mar 2026", "Feb 2026", "Jan 2026", "Jan 2026", "Mar 2026"]
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.reading() == "Feb 2026: Sekretariat (asal) –; Puskesmas (tujuan) 2"


def test_the_pointer_tells_the_month_under_it(qtbot, plot):
    # By its own window: over the screen, another test's window may lie there, or the pointer already.
    for x in (20, plot.width() - 20):
        QTest.mouseMove(plot.windowHandle(), QPoint(x, 90))
    qtbot.waitUntil(lambda: plot.reading().startswith("Mar 2026"))
    assert plot.toolTip() == plot.reading()


@pytest.mark.parametrize("theme", list(Theme))
def test_it_is_drawn_in_both_themes_and_at_any_width(qtbot, qapp, plot, theme):
    apply_theme(qapp, theme)
    for width in (300, 900):
        plot.resize(width, plot.height())
        picture = plot.grab().toImage()
        seen = {picture.pixelColor(x, y).name() for x in range(0, width, 2) for y in range(40, 170, 2)}
        assert len(seen) > 3
    apply_theme(qapp, Theme.LIGHT)


def test_the_lines_differ_where_there_is_no_colour(plot):
    grey = plot.grab().toImage().convertToFormat(plot.grab().toImage().Format.Format_Grayscale8)
    values = Plot("", "", PLOT.months, (PLOT.lines[1], PLOT.lines[0]), 1)
    plot.show_plot(values)
    assert grey != plot.grab().toImage().convertToFormat(grey.format())


@pytest.mark.parametrize("lines", [(), (Line("Kosong", (None, None, None)),), (Line("Satu", (5.0, 5.0, 5.0)),)])
def test_nothing_measured_and_nothing_changing_can_be_drawn(qtbot, plot, lines):
    plot.show_plot(Plot("Angka", "", PLOT.months, lines, None))
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.grab().toImage().pixelColor(1, 1) != QColor()
