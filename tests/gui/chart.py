# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawn plan as a person works with it, and the dates that came of it."""
import time
from datetime import date

from driver import wait_until


def ends(text):
    return [date.fromisoformat(end) for end in text.split("/")]


def planned_in(house, title):
    """As it is written; None where there is nothing."""
    found = {row["title"]: row["planned"] for row in house.rows("action")}[title]
    return found and f"{found['from']}/{found['to']}"


class Chart:
    """The drawn chart: one accessible, whose name is what the focused bar shows."""

    def __init__(self, house, plan=None):
        """PLAN: where it is shown already; without it, it is chosen."""
        self.house, self.program = house, house.program
        self.plan = plan or house.show_part("Plan")
        if plan is None:
            self.plan.find("Gantt").click()
        self.scroller = self.plan.find("Carta Gantt", role="scroll pane")
        self.node = self.scroller.children()[0]

    @property
    def name(self):
        return self.node.name

    def wait_name(self, *parts):
        wait_until(lambda: all(part in self.name for part in parts), f"{parts} in {self.name!r}")

    def point(self, x, y):
        box = self.node.extents()
        self.program.desktop.ask("mousemove", "--window", self.program.window_id(), str(box.x + x), str(box.y + y))
        time.sleep(0.1)

    def button(self, what):
        self.program.desktop.ask(what, "1")
        time.sleep(0.1)

    def width(self):
        return self.node.extents().width

    def find_row(self, title):
        """How far down the row of an action is: a click on it takes the focus from another."""
        self.node.press()
        self.program.key("Home")
        if self.name.startswith(f"{title}, "):
            self.program.key("End")
        for y in range(50, self.node.extents().height, 12):
            self.point(20, y)
            self.program.desktop.strike()
            if self.name.startswith(f"{title}, "):
                return y + 6
        raise AssertionError(f"no row of {title}")

    def drag(self, y, x1, x2, release=True):
        self.point(x1, y)
        self.button("mousedown")
        for x in (x1 + (x2 - x1) // 3, x1 + 2 * (x2 - x1) // 3, x2):
            self.point(x, y)
        if release:
            self.button("mouseup")

    def track(self, share):
        """A place beside the titles, which take two fifths at most."""
        return int(self.width() * (0.45 + 0.5 * share))
