# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of a manager's life with the mouse, in a window that shows much at once."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
import month  # noqa: E402
from barrios import wait_until  # noqa: E402


class Mouse:
    """Points at things, and types where people type."""

    def __init__(self, house):
        self.house, self.program = house, house.program
        self.program.resize(1270, 1270)
        wait_until(lambda: self.program.windows()[0].extents().height > 1000, "the window to grow")
        self.open_district, self.part = house.open_district, house.show_part
        self.write, self.pick, self.choose, self.reach = house.write, house.pick, house.choose, house.reach

    def press(self, where, name, role="push button"):
        button = where.find(name, role)
        wait_until(lambda: button.has_state("sensitive"), f"{name} to be pressed")
        button.click()

    def open_row(self, rows, words):
        rows.find(words, role="label").press()

    def take(self, where, button, item):
        where.find(button, role="push button").click()
        where.find(item, role="menu item").click()

    def give_dates(self, chart, title):
        y = chart.find_row(title)
        chart.drag(y, chart.track(0.3), chart.track(0.5))

    def move(self, chart, title):
        y = chart.find_row(title)
        chart.drag(y, chart.track(0.4), chart.track(0.6))


class Month(month.Walk):
    hand = Mouse
    size = (1280, 1300)


if __name__ == "__main__":
    barrios.tap.main("gui/month", Month)
