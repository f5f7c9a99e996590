"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

from gpt_desktop.inference.threads import step_threads, usable_processors

_WANTED = ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "asimddp", "i8mm")


def cores() -> int:
    """Threads that the engine would take of itself."""
    return step_threads(usable_processors())


def other_load() -> float:
    """Programs that were computing in the last minute; 0 on Windows, which does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def machine() -> dict[str, str]:
    """Names and values for the results."""
    return {
        "Processor": f"{_processor()}, {len(usable_processors())} usable logical processors",
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    """Its name, and the instructions that matter where Linux tells them."""
    path = Path("/proc/cpuinfo")
    if path.exists():
        return cpu_description(path.read_text(encoding="utf-8"))
    if platform.system() == "Darwin":
        command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    return platform.processor() or platform.machine()


def cpu_description(cpuinfo: str) -> str:
    """Model name and vector instructions of the first processor in /proc/cpuinfo."""
    fields = dict(re.findall(r"^([\w ]+?)\s*:[ \t]*(.*)$", cpuinfo.partition("\n\n")[0], re.M))
    flags = (fields.get("flags") or fields.get("Features") or "").split()
    known = [flag for flag in _WANTED if flag in flags]
    name = fields.get("model name", platform.machine())
    return f"{name} ({', '.join(known)})" if known else name
