"""Breaking a title into lines: whole words, in the shape of a trapezium or a lozenge (GB/T 9704—2012, 7.3.1)."""

import re
from functools import lru_cache
from itertools import combinations

from canmou.kernel.documents import layout

# Words that a line end must not cut, longest first when matched. Two-letter words of official titles.
WORDS = """
人民政府 主体责任 市政府 省政府 县政府 区政府 办公厅 办公室 研究室 委员会 领导小组 发展改革委 财政局 统计局 工作要点 实施方案 实施意见 行动计划 管理办法
工作方案 工作要求 工作情况 工作报告 工作总结 会议纪要 指导意见 若干措施 若干意见 暂行办法 实施细则 分工方案 任务分工
关于 印发 转发 批转 公布 发布 做好 加强 推进 推动 促进 深化 开展 建立 完善 进一步 加快 全面 组织 调整 表彰 召开 实施 落实
贯彻 征求 报送 申报 举办 成立 同意 启动 提升 优化 强化 规范 支持 培育 打造 构建 设立 修订 废止 明确 下达 安排 工作 情况
通知 通报 报告 请示 批复 意见 决定 决议 公告 通告 公报 命令 议案 方案 办法 细则 规定 条例 规划 计划 要点 总结 纪要 措施
任务 责任 制度 机制 体系 服务 管理 建设 发展 经济 社会 政府 政策 调查 研究 调研 课题 成果 评选 论证 专家 专项 行动 活动
城市 合伙人 重点 重大 项目 产业 企业 创新 改革 开放 营商环境 高质量 品质 安全 生产 生态 环境 保护 农村 乡村 振兴 民生
教育 医疗 卫生 文化 旅游 数字 信息 公开 网络 财政 资金 预算 考核 监督 检查 督查 督办 年度 季度 名单 有关 相关 问题 事项
中央 国务院 省委 市委 机关 党组 党建 理论 学习 干部 队伍 培训 人才 智库 年报 自查 整改 巡视 巡察 审计 统计 优秀 先进
品牌 影响力 水平 不断 提高 扩大 增强 改进 集体 个人 第一批 第二批 第三批 第四批 试点 示范 区域 协调 决策 咨询 委员 主任 会议 精神 讲话 指示 批示 落地 见效 能力
""".split()
LEADERS = ("的", "、", "，", "》", "”", "）", "〕", "：", "—")
OPENERS = "《“（〔"
CLOSERS = "》”）〕、，。：；！？％%"
UNBROKEN = re.compile(
    r"[A-Za-z0-9０-９.,％%〔〕]+[年月日号届次批个项条万亿]?|第[一二三四五六七八九十百〇0-9]+[届次批期号年]?"
)
WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
ENDING = re.compile(r"的(?:通知|通报|报告|请示|批复|意见|决定|公告|通告|函|议案|方案|办法|总结|纪要)$")


def _units(text: str) -> float:
    """Width in characters; Latin letters and digits take a half."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


NEVER = 20.0


def _costs(title: str) -> list[float]:
    """What it costs to break before each character (index 1 to len − 1); NEVER and more = not there."""
    costs = [1.5] * (len(title) + 1)
    for word in WORD.finditer(title):
        for place in (word.start(), word.end()):
            costs[place] = min(costs[place], 0.6)
        for place in range(word.start() + 1, word.end()):
            costs[place] = max(costs[place], 6.0)
    for pattern in (UNBROKEN, ENDING):
        for group in pattern.finditer(title):
            for place in range(group.start() + 1, group.end()):
                costs[place] = NEVER
    depth = 0
    for place in range(1, len(title)):
        before, after = title[place - 1], title[place]
        depth += (before in OPENERS) - (before in "》”）〕")
        if costs[place] >= NEVER or after in CLOSERS or before in OPENERS or before == after == "—":
            costs[place] = NEVER
            continue
        if before in LEADERS:
            costs[place] = 0.3
        costs[place] += 1.0 * (depth > 0) + 1.2 * (before in "和与及并暨") + 4.0 * (after in "省市县区镇")
        costs[place] += 3.0 * (after in "的和与及、")
    for about in re.finditer("关于", title):
        costs[about.start()] = NEVER if title[: about.start()].endswith("《") else 0.0
        costs[about.start() + 1] = costs[about.end()] = NEVER
    return costs


def _shape(widths: list[float]) -> float:
    """What the outline costs: hourglass and brick are unwished, great differences too (in characters)."""
    spread = max(widths) - min(widths)
    middle = sum(widths) / len(widths)
    cost = sum((width - middle) ** 2 for width in widths) / len(widths) * 0.04 + spread * 0.05
    steps = [after - before for before, after in zip(widths, widths[1:], strict=False)]
    if len(widths) > 2 and any(a < 0 < b for a, b in zip(steps, steps[1:], strict=False)):
        cost += 3.0
    if all(abs(step) < 1 for step in steps):
        cost += 1.5
    if min(widths) < 4:
        cost += 4.0
    return cost


@lru_cache(maxsize=512)
def break_title(title: str, limit: int = layout.TITLE_MAX_CHARS) -> tuple[str, ...]:
    """The lines of `title`, none wider than `limit` characters. One line where it fits."""
    if _units(title) <= limit:
        return (title,)
    costs = _costs(title)
    least = int(-(-_units(title) // limit))
    best: tuple[float, tuple[str, ...]] | None = None
    for count in range(least, least + 2):
        places = [place for place in range(2, len(title) - 1) if costs[place] < NEVER]
        if count > 4:
            break
        for cuts in combinations(places, count - 1):
            edges = (0, *cuts, len(title))
            lines = tuple(title[a:b] for a, b in zip(edges, edges[1:], strict=False))
            widths = [_units(line) for line in lines]
            if max(widths) > limit:
                continue
            cost = sum(costs[cut] for cut in cuts) + _shape(widths) + (count - least) * 2.5
            if best is None or cost < best[0]:
                best = (cost, lines)
        if best and best[0] < 4:
            break
    return best[1] if best else _filled(title, limit)


def _filled(title: str, limit: int) -> tuple[str, ...]:
    """Even lines for titles too long to choose among: as few as fit, closing marks kept off line starts."""
    lines, line = [], ""
    count = int(-(-_units(title) // limit))
    goal = _units(title) / count
    for character in title:
        full = _units(line) + _units(character) > min(limit, goal + 1)
        if line and full and character not in CLOSERS:
            lines.append(line)
            line = ""
        line += character
    return (*lines, line)
