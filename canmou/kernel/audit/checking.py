"""Verification: the chain, its head and the seals must tell the same story."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Max

from canmou.kernel.audit import triggers
from canmou.kernel.audit.chain import HASHED, START, row_hash
from canmou.kernel.audit.models import AuditHead, AuditRow
from canmou.kernel.audit.seals import BrokenSeal, Seal, read_seals

MAX_PROBLEMS = 200


@dataclass
class Report:
    """The result: `rows` read, and each problem as a sentence with the sequence numbers concerned."""

    rows: int = 0
    seals: int = 0
    problems: list[str] = field(default_factory=list)
    more: int = 0

    @property
    def ok(self) -> bool:
        """Nothing was found."""
        return not self.problems

    def add(self, problem: str) -> None:
        """Note a problem; beyond `MAX_PROBLEMS` they are only counted in `more`."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more += 1


def verify() -> Report:
    """Read the whole log once and compare it with its head row and with the seals. Writers are not kept waiting."""
    report = Report()
    sealed_lines = list(read_seals())
    written = AuditRow.objects.aggregate(last=Max("seq"))["last"] or 0
    head = AuditHead.objects.filter(pk=1).first()  # read after the rows: what it counts is written by now
    seals = _sort_seals(report, sealed_lines, head)
    rows = _rows(head.count if head is not None and head.count >= written else written)
    last_seq, last_hash = 0, START
    for seq, prev_hash, row_hash_, *values in rows:
        report.rows += 1
        if seq != last_seq + 1:
            report.add(_gap(last_seq + 1, seq - 1))
        elif prev_hash != last_hash:
            report.add(f"第 {seq} 条与前一条不衔接：其前记录被替换，或本条被改动。")
        if row_hash(prev_hash, [seq, *values]) != row_hash_:
            report.add(f"第 {seq} 条的内容与校验值不符：内容被改动。")
        for sealed in seals.pop(seq, ()):
            if sealed.head != row_hash_:
                report.add(f"第 {seq} 条与 {sealed.at[:10]} 的封存不符：此前的记录被重写。")
        last_seq, last_hash = seq, row_hash_
    _check_head(report, head, last_seq, last_hash)
    _check_cut(report, seals, last_seq)
    if not triggers.installed(connection):
        report.add("数据库中防改动的触发器缺失，请由系统管理员查明原因并恢复。")
    return report


def _rows(last: int) -> Iterator[tuple]:
    names = [name for name in HASHED if name != "seq"]
    return (
        AuditRow.objects.order_by("seq")
        .values_list("seq", "prev_hash", "hash", *names)
        .iterator(chunk_size=5000)
    )


def _gap(first: int, last: int) -> str:
    span = f"第 {first} 条" if first == last else f"第 {first}—{last} 条"
    return f"{span}缺失：被删除。"


def _sort_seals(
    report: Report, lines: list[Seal | BrokenSeal], head: AuditHead | None
) -> dict[int, list[Seal]]:
    """Good seals by the count that they sealed."""
    found: dict[int, list[Seal]] = {}
    for sealed in lines:
        report.seals += 1
        if isinstance(sealed, Seal):
            found.setdefault(sealed.count, []).append(sealed)
        else:
            report.add(f"封存文件第 {sealed.line} 行被改动，或其前一行被删除。")
    if head is not None and report.seals < head.seals:
        report.add(f"封存文件应有 {head.seals} 行，实有 {report.seals} 行：有封存被删除。")
    return found


def _check_head(report: Report, head: AuditHead | None, last_seq: int, last_hash: str) -> None:
    if head is None:
        if last_seq:
            report.add(f"审计链头缺失，表中有 {last_seq} 条。")
        return
    if head.count and not last_seq:
        report.add(f"审计表被清空：链头记载 {head.count} 条，实有 0 条。")
    elif head.count > last_seq:
        report.add(_gap(last_seq + 1, head.count)[:-1] + f"（末尾），链头记载 {head.count} 条。")
    elif head.count < last_seq:
        report.add(f"链头记载 {head.count} 条，实有 {last_seq} 条：链头被改动或有记录绕过系统写入。")
    elif (head.hash or START) != last_hash:
        report.add(f"链头的校验值与第 {last_seq} 条不符。")


def _check_cut(report: Report, seals: dict[int, list[Seal]], last_seq: int) -> None:
    """Seals of rows that were not met: their rows are gone."""
    for count in sorted(seals):
        for sealed in seals[count]:
            if count == 0:
                continue
            if count > last_seq:
                report.add(
                    f"{sealed.at[:10]} 封存时有 {count} 条，现在只到第 {last_seq} 条：末尾被删除或全表被清空。"
                )
            else:
                report.add(f"{sealed.at[:10]} 封存时的第 {count} 条已不存在。")
