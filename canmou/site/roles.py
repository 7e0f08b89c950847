"""The roles of the system as data. Descriptions are shown in the interface when a role is granted."""

from canmou.kernel.permissions import Perm, Role

_READ = frozenset({Perm.VIEW, Perm.FIGURE})
_KEEP = _READ | {Perm.ADD, Perm.EDIT, Perm.EXPORT}
_ADMINS = {"sys_admin", "sec_admin", "audit_admin"}


def _admin(code: str, name: str, description: str, *perms: Perm) -> Role:
    return Role(code, name, description, frozenset(perms), excludes=frozenset(_ADMINS - {code}))


ROLES = [
    Role("staff", "科员", "查看全室普通台账，登记和修改本科室的记录", _KEEP, sectional=True),
    Role(
        "ledger_keeper",
        "内勤",
        "本科室台账的登记、导入、导出和作废",
        _KEEP | {Perm.IMPORT, Perm.VOID},
        sectional=True,
    ),
    Role(
        "section_head",
        "科室负责人",
        "本科室台账的登记、修改、作废，生成本科室报告并定稿，登记本科室外出和值班，为科内人员办理委托",
        _KEEP | {Perm.VOID, Perm.IMPORT, Perm.COMPILE, Perm.FREEZE, Perm.DUTY, Perm.DELEGATE},
        sectional=True,
    ),
    Role(
        "office_leader",
        "室领导",
        "查看全室台账和指标，生成报告并定稿，同意改动报告数字，为下属办理委托",
        _READ | {Perm.EXPORT, Perm.COMPILE, Perm.FREEZE, Perm.AGREE, Perm.DUTY, Perm.DELEGATE},
    ),
    Role(
        "general_affairs",
        "综合管理员",
        "全室台账的登记、修改、作废、导入导出，维护报告模板，生成报告并定稿，安排值班",
        _KEEP | {Perm.VOID, Perm.IMPORT, Perm.COMPILE, Perm.TEMPLATE, Perm.FREEZE, Perm.DUTY},
    ),
    Role(
        "party_secretary",
        "党组织书记",
        "组织生活、谈话等党务台账",
        _KEEP | {Perm.VOID, Perm.COMPILE},
        keeps=("P", "NTK", "NWS", "NWF"),
    ),
    Role(
        "personnel_officer",
        "人事干部",
        "考核、谈话、培训、选派、档案索引等干部台账",
        _KEEP | {Perm.VOID, Perm.IMPORT, Perm.DUTY},
        keeps=("N", "PMT", "PMA"),
    ),
    Role(
        "secrecy_custodian",
        "保密员",
        "保密会议、培训、检查台账和线下涉密事项登记",
        _KEEP | {Perm.VOID},
        keeps=("FS", "FN", "FZ"),
    ),
    Role(
        "editor",
        "刊物编辑",
        "刊物、报送和新媒体台账，维护报告模板并生成报告",
        _KEEP | {Perm.VOID, Perm.IMPORT, Perm.COMPILE, Perm.TEMPLATE},
        keeps=("A", "B", "DNM", "DPO"),
    ),
    Role(
        "expert_office",
        "专家论证管理员",
        "专家库、论证事项和抽取记录",
        _KEEP | {Perm.VOID, Perm.IMPORT},
        keeps=("E",),
    ),
    Role(
        "disclosure_officer",
        "政务公开专员",
        "依申请公开、留言、主动公开和政策汇",
        _KEEP | {Perm.VOID, Perm.IMPORT},
        keeps=("D", "Y"),
    ),
    Role("reviewer", "成果评审", "只看分给自己的匿名成果并评分，不看台账", outside=True),
    Role("outside_unit", "外单位", "只看本单位报送的记录", frozenset({Perm.VIEW}), outside=True),
    _admin("sys_admin", "系统管理员", "账号和系统设置，不看业务内容", Perm.ACCOUNTS, Perm.SETTINGS),
    _admin("sec_admin", "安全管理员", "角色和授权，不看业务内容", Perm.GRANTS),
    _admin("audit_admin", "审计管理员", "审计日志，不看业务内容", Perm.AUDIT),
]
