"""One window for one database: a second start asks the first to come forward."""

import zlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 3000


class Doorbell(QObject):
    """The first program listens here for a second one."""

    rung = Signal()

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # One that was killed leaves its socket behind; whoever calls this holds the lock.
        QLocalServer.removeServer(_name(database))
        self._server.listen(_name(database))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.write(b"here")
        caller.flush()
        caller.disconnectFromServer()
        caller.disconnected.connect(caller.deleteLater)
        self.rung.emit()


def ring(database: Path) -> bool:
    """Ask the program that has `database` open to show its window; False if nobody answers."""
    caller = QLocalSocket()
    caller.connectToServer(_name(database))
    answered = caller.waitForConnected(ANSWER_MS) and caller.waitForReadyRead(ANSWER_MS)
    caller.abort()
    return answered


def _name(database: Path) -> str:
    return f"mutasi-{zlib.crc32(str(database).casefold().encode()):08x}"
