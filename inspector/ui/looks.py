"""How the window looks: light or dark, long lines whole or broken."""

from functools import partial

from inspector.ui import actions
from inspector.ui import theme as themes
from inspector.ui.main_window import MainWindow


class Looks:
    """Requests of the user that concern the looks. What holds is marked in the menu."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._wrap = window.actions_by_id["wrap"]
        window.compare.add_to_menus(self._wrap)

    def use_theme(self, name: str) -> None:
        """`light`, `dark`, or `system` for what the desktop says."""
        self.mark_theme(name)
        chosen = themes.system_theme() if name == "system" else name
        if chosen != self._window.theme.name:
            self._window.set_theme(themes.load(chosen))

    def follow_desktop(self) -> None:
        """The desktop turned light or dark: so does the window, unless it was told otherwise."""
        if self._window.actions_by_id["theme_system"].isChecked():
            self.use_theme("system")

    def mark_theme(self, name: str) -> None:
        """Marks the look that holds in the menu."""
        for each in ("system", "light", "dark"):
            self._window.actions_by_id[f"theme_{each}"].setChecked(each == name)

    def slots(self) -> actions.Slots:
        """What the actions of the looks do."""
        themed = {
            f"theme_{name}": partial(self.use_theme, name) for name in ("system", "light", "dark")
        }
        return {"wrap": self.toggle_wrap, **themed}

    @property
    def wrapped(self) -> bool:
        """Whether long lines of the panes are broken to fit."""
        return self._wrap.isChecked()

    def wrap(self, on: bool) -> None:
        """Breaks long lines of the panes to fit, or leaves them whole."""
        self._wrap.setChecked(on)
        self._window.compare.set_wrapped(on)

    def toggle_wrap(self) -> None:
        """The user chose the other way; the menu shows it already."""
        self.wrap(self.wrapped)
