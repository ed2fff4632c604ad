"""Tells whether a file lies where other computers may write it too: a network drive or a folder that a cloud service syncs.

SQLite's WAL "does not work over a network filesystem" (sqlite.org/wal.html), and a synced folder copies the file without
its log. There, a school is opened for one program alone, without WAL.
"""

from __future__ import annotations

import sys
from pathlib import Path

_NETWORK_FILE_SYSTEMS = frozenset(
    (
        "cifs",
        "smb3",
        "smbfs",
        "nfs",
        "nfs4",
        "afs",
        "9p",
        "ncpfs",
        "ceph",
        "glusterfs",
        "davfs",
        "webdav",
        "afpfs",
        "fuse.sshfs",
        "fuse.rclone",
    )
)
_CLOUD_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "sharepoint")
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")


def is_shared(path: Path) -> bool:
    """Tell whether `path` lies on a network drive or in a synced folder, as far as the system and its name let know."""
    return in_cloud_folder(path) or on_network_drive(path)


def in_cloud_folder(path: Path) -> bool:
    """Judge by the folders' names: `OneDrive - Kommunen`, `Dropbox`, …"""
    return any(part.lower().startswith(_CLOUD_FOLDERS) for part in path.absolute().parent.parts)


def on_network_drive(path: Path) -> bool:
    """Ask the system what kind of drive the path is on; False where it cannot be asked."""
    if sys.platform == "win32":
        return _is_remote_on_windows(path)
    try:
        table = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return mount_type(table, path.resolve()) in _NETWORK_FILE_SYSTEMS


def mount_type(table: str, path: Path) -> str:
    """The file system type of `path` by the lines of /proc/mounts: that of the deepest mount point above it."""
    found, depth = "", -1
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = fields[2], len(point.parts)
    return found


def _is_remote_on_windows(path: Path) -> bool:
    import ctypes

    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (only there on Windows)
    return bool(kernel.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE)
