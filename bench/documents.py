"""How fast a long report becomes .docx and PDF, beside LibreOffice making a PDF of that .docx.

    python bench/documents.py [ROUNDS]

The report is tests/data/annual-report-2022.txt, two and a half times over (about 22 pages), with a table. Each
round makes both files anew, with changed text so that nothing is reused, and then lets LibreOffice convert the
.docx. Prints the medians and their ratio; the goal is 10 or more.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")

from canmou.kernel.documents.docx import to_docx  # noqa: E402  (needs the path above)
from canmou.kernel.documents.pdf import to_pdf  # noqa: E402
from canmou.kernel.documents.tree import Document, Heading, Paragraph, Table  # noqa: E402

GOAL = 10


def report(turn: int) -> Document:
    """The report; `turn` changes every paragraph a little."""
    lines = (ROOT / "tests" / "data" / "annual-report-2022.txt").read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if line]
    blocks: list = []
    for line in [*lines, *lines, *lines[: len(lines) // 2]]:
        blocks.append(
            Heading(1, line) if re.match("[一二三四五六]、", line) else Paragraph(f"{line}（{turn}）")
        )
    rows = tuple((str(n), f"数字经济发展专题调研第{n}号课题", "综合科", str(n * 137)) for n in range(1, 41))
    blocks.append(Table(("序号", "课题名称", "承担单位", "字数"), rows, widths=(1, 6, 3, 2)))
    return Document("plain", "淄州市人民政府研究室关于2022年度工作情况的报告", tuple(blocks))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    soffice = shutil.which("soffice")
    if not soffice:
        print("soffice (Debian: libreoffice-writer) is not here", file=sys.stderr)
        return 2
    ours, docx_only, office, pages = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        to_pdf(report(-1))  # fonts are read once per process, as in the server
        path = Path(folder, "report.docx")
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        for turn in range(rounds + 1):
            document = report(turn)
            start = time.perf_counter()
            path.write_bytes(to_docx(document))
            middle = time.perf_counter()
            pdf = to_pdf(document)
            end = time.perf_counter()
            subprocess.run(
                [*command, "--outdir", folder, str(path)], check=True, capture_output=True, timeout=300
            )
            after = time.perf_counter()
            if turn:  # the first round makes LibreOffice's profile
                ours.append(end - start)
                docx_only.append(middle - start)
                office.append(after - end)
            pages = pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/")
    mine, theirs = statistics.median(ours), statistics.median(office)
    print(f"report of {pages or 'about 22'} pages, {rounds} rounds, medians")
    print(
        f"ours: .docx and PDF  {mine * 1000:8.1f} ms  (.docx alone {statistics.median(docx_only) * 1000:.1f} ms)"
    )
    print(f"LibreOffice: PDF     {theirs * 1000:8.1f} ms")
    print(f"ratio {theirs / mine:.1f} (goal >= {GOAL})")
    return 0 if theirs / mine >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
