"""The workflow that builds for every system is well formed, pinned, and runs what exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

import product

WORKFLOW = product.ROOT / ".github" / "workflows" / "package.yml"
SYSTEMS = ("linux", "windows", "macos")


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    content = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    found = content["jobs"]
    assert isinstance(found, dict)
    return found


def commands(job: dict[str, Any]) -> str:
    return "\n".join(step["run"] for step in job["steps"] if "run" in step)


def test_every_system_builds_on_itself(jobs: dict[str, Any]) -> None:
    runners = [jobs[system]["runs-on"] for system in SYSTEMS]
    assert [runner.partition("-")[0] for runner in runners] == ["ubuntu", "windows", "macos"]
    assert set(jobs["release"]["needs"]) == set(SYSTEMS)


def test_actions_and_systems_are_pinned(jobs: dict[str, Any]) -> None:
    for job in jobs.values():
        assert "latest" not in job["runs-on"]
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", action) for action in used)


def test_every_step_does_one_thing(jobs: dict[str, Any]) -> None:
    for job in jobs.values():
        assert all(("run" in step) != ("uses" in step) for step in job["steps"])


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_leaves_checksums_and_a_bill_of_materials(jobs: dict[str, Any], system: str) -> None:
    upload = jobs[system]["steps"][-1]
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert {"dist/SHA256SUMS", "dist/*.cdx.json"} <= set(upload["with"]["path"].split())


def test_what_is_run_exists(jobs: dict[str, Any]) -> None:
    text = "\n".join(commands(jobs[system]) for system in SYSTEMS)
    makefile = (product.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make ([\w-]+)$", text, re.MULTILINE)
    assert len(targets) == 2
    assert all(f"\n{target}:" in makefile for target in targets)
    modules = re.findall(r"python -m ([\w.]+)", text)
    scripts = re.findall(r"packaging/[\w/]+\.(?:py|sh)", text)
    assert len(modules) >= 3
    for module in modules:
        assert (product.ROOT / "packaging" / f"{module.replace('.', '/')}.py").is_file()
    for script in scripts:
        assert (product.ROOT / script).is_file()
