"""Time and memory of a whole trace over a collection.

usage: python bench/speed.py ARTICLES.jsonl [JOBS]
"""

import resource
import subprocess
import sys
import time
from pathlib import Path


def main(source: Path, jobs: str = "2") -> None:
    """Run ``runut trace`` in a process of its own and print what it took."""
    command = [sys.executable, "-m", "runut.cli.main", "trace", str(source)]
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--quiet", "--jobs", jobs, "--json", "/dev/null"],
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    articles = sum(1 for line in source.open(encoding="utf-8") if line.strip())
    print(f"articles {articles} exit {done.returncode} jobs {jobs}")
    print(f"wall {wall:.1f} s, cpu {used.ru_utime + used.ru_stime:.1f} s")
    print(f"largest process {used.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
