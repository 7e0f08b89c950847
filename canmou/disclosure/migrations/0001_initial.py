import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("activities", "0001_initial"),
        ("kernel", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FoiRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "subject",
                    models.CharField(
                        help_text="信息名称、文号或特征描述，不写申请人",
                        max_length=150,
                        verbose_name="申请公开的信息",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("natural_person", "自然人"),
                            ("enterprise", "商业企业"),
                            ("research_org", "科研机构"),
                            ("welfare_org", "社会公益组织"),
                            ("legal_service", "法律服务机构"),
                            ("other_org", "其他"),
                        ],
                        max_length=16,
                        verbose_name="申请人类别",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("counter", "当面提交"),
                            ("registered", "签收邮件"),
                            ("letter", "平常信函"),
                            ("online", "互联网"),
                            ("fax", "传真"),
                        ],
                        max_length=12,
                        verbose_name="申请渠道",
                    ),
                ),
                (
                    "arrived_on",
                    models.DateField(help_text="提交、签收或者信件到达之日", verbose_name="到达日期"),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="平信、互联网、传真的申请，与申请人确认之日",
                        null=True,
                        verbose_name="双方确认日期",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        blank=True, help_text="由渠道和日期推定，不用填写", null=True, verbose_name="收到日"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("GRANT", "予以公开"),
                            ("PARTIAL", "部分公开"),
                            ("DENY_SECRET", "属于国家秘密"),
                            ("DENY_LAW", "其他法律行政法规禁止公开"),
                            ("DENY_SAFETY", "危及“三安全一稳定”"),
                            ("DENY_THIRD", "保护第三方合法权益"),
                            ("DENY_INTERNAL", "属于三类内部事务信息"),
                            ("DENY_PROCESS", "属于四类过程性信息"),
                            ("DENY_CASEFILE", "属于行政执法案卷"),
                            ("DENY_QUERY", "属于行政查询事项"),
                            ("NA_NOT_HELD", "本机关不掌握相关政府信息"),
                            ("NA_CREATE", "没有现成信息需要另行制作"),
                            ("NA_UNCLEAR", "补正后申请内容仍不明确"),
                            ("REJ_PETITION", "信访举报投诉类申请"),
                            ("REJ_DUP", "重复申请"),
                            ("REJ_PUB", "要求提供公开出版物"),
                            ("REJ_EXCESS", "无正当理由大量反复申请"),
                            ("REJ_RECONFIRM", "要求行政机关确认或重新出具已获取信息"),
                            ("OTH_NOCORRECT", "申请人无正当理由逾期不补正"),
                            ("OTH_NOPAY", "申请人逾期未按收费通知要求缴纳费用"),
                            ("OTH_OTHER", "其他"),
                        ],
                        max_length=16,
                        verbose_name="答复决定",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="决定日期")),
                (
                    "delivered_on",
                    models.DateField(
                        blank=True, help_text="答复件数按送达日期计", null=True, verbose_name="送达日期"
                    ),
                ),
                (
                    "secrecy_reviewed_on",
                    models.DateField(
                        blank=True, help_text="提供信息前须逐项审查", null=True, verbose_name="保密审查日期"
                    ),
                ),
                ("document_no", models.CharField(blank=True, max_length=40, verbose_name="答复文号")),
                ("basis", models.CharField(blank=True, max_length=100, verbose_name="依据条款")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("overdue_reason", models.CharField(blank=True, max_length=200, verbose_name="超期原因")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "依申请公开申请",
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("workdays", models.PositiveSmallIntegerField(default=20, verbose_name="延长工作日")),
                ("approved_on", models.DateField(verbose_name="批准日期")),
                ("notified_on", models.DateField(verbose_name="告知日期")),
                ("reason", models.CharField(max_length=200, verbose_name="延长理由")),
                (
                    "approved_by",
                    models.ForeignKey(
                        help_text="公开工作机构负责人",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="批准人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.foirequest",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "延长答复",
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("notified_on", models.DateField(verbose_name="告知日期")),
                ("items", models.CharField(max_length=200, verbose_name="补正事项")),
                ("deadline_on", models.DateField(verbose_name="补正期限")),
                ("corrected_on", models.DateField(blank=True, null=True, verbose_name="收到补正日期")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("corrected", "已补正"), ("abandoned", "逾期视为放弃")],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.foirequest",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "补正告知",
            },
        ),
        migrations.CreateModel(
            name="ClockPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[("third_party", "征求第三方意见"), ("co_agency", "征求其他机关意见")],
                        max_length=12,
                        verbose_name="停表原因",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="发出日期")),
                (
                    "recipient_received_on",
                    models.DateField(help_text="凭送达凭证填写", verbose_name="对方收到日期"),
                ),
                ("letter_no", models.CharField(max_length=40, verbose_name="征求意见书文号")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "同意公开"), ("opposed", "不同意公开"), ("silent", "逾期未答复")],
                        max_length=10,
                        verbose_name="意见",
                    ),
                ),
                (
                    "consulted",
                    models.ForeignKey(
                        blank=True,
                        help_text="第三方是个人的不填",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="被征求机关",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.foirequest",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "停表",
            },
        ),
        migrations.CreateModel(
            name="MediaAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("research", "调研信息"), ("policy", "惠企政策"), ("general", "政务动态")],
                        max_length=10,
                        verbose_name="用途",
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="备案日期")),
                ("filing_no", models.CharField(blank=True, max_length=40, verbose_name="备案编号")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="注销日期")),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.channel",
                        verbose_name="账号",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "政务新媒体备案",
            },
        ),
        migrations.CreateModel(
            name="AccountPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=150, verbose_name="信息标题")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("research", "调研成果"),
                            ("reading", "政策解读"),
                            ("experience", "经验交流"),
                            ("news", "要闻动态"),
                            ("repost", "转载"),
                        ],
                        max_length=12,
                        verbose_name="信息类别",
                    ),
                ),
                ("posted_on", models.DateField(verbose_name="编发日期")),
                ("views", models.PositiveIntegerField(blank=True, null=True, verbose_name="阅读量")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="编辑",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.mediaaccount",
                        verbose_name="账号",
                    ),
                ),
            ],
            options={
                "verbose_name": "新媒体编发信息",
            },
        ),
        migrations.CreateModel(
            name="ProcessingFee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "basis",
                    models.CharField(
                        choices=[("items", "按件"), ("pages", "按量")], max_length=8, verbose_name="计收方式"
                    ),
                ),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        help_text="按件：当月累计第几件；按量：页数", verbose_name="数量"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="按标准核算，与数量不符时会提示",
                        max_digits=14,
                        verbose_name="金额（元）",
                    ),
                ),
                ("noticed_on", models.DateField(verbose_name="通知日期")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="缴费日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.foirequest",
                        verbose_name="申请",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "信息处理费",
            },
        ),
        migrations.CreateModel(
            name="PublishedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=150, verbose_name="信息名称")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("regulation", "法规规章规范性文件"),
                            ("organ", "机关职能机构设置"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("budget", "财政预算决算"),
                            ("policy", "政策措施及解读"),
                            ("project", "重大项目"),
                            ("livelihood", "民生保障"),
                            ("personnel", "人事招录"),
                            ("work", "工作动态"),
                            ("report", "工作报告总结"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="公开类别",
                    ),
                ),
                ("index_no", models.CharField(blank=True, max_length=40, verbose_name="索引号")),
                ("summary", models.CharField(blank=True, max_length=200, verbose_name="内容概述")),
                ("formed_on", models.DateField(blank=True, null=True, verbose_name="生成日期")),
                ("published_on", models.DateField(verbose_name="公开日期")),
                ("document_no", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤下日期")),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.channel",
                        verbose_name="公开渠道",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "主动公开信息",
            },
        ),
        migrations.CreateModel(
            name="RectificationRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "subject",
                    models.CharField(help_text="不写申请人", max_length=150, verbose_name="要求更正的信息"),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("natural_person", "自然人"),
                            ("enterprise", "商业企业"),
                            ("research_org", "科研机构"),
                            ("welfare_org", "社会公益组织"),
                            ("legal_service", "法律服务机构"),
                            ("other_org", "其他"),
                        ],
                        max_length=16,
                        verbose_name="申请人类别",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("handled_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        help_text="如“已更正”“转送有权机关”",
                        max_length=100,
                        verbose_name="办理结果",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "信息更正申请",
            },
        ),
        migrations.CreateModel(
            name="ReviewCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "行政复议"),
                            ("direct", "未经复议直接起诉"),
                            ("after", "复议后起诉"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("accepted_on", models.DateField(verbose_name="受理日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="审结日期")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("upheld", "结果维持"),
                            ("corrected", "结果纠正"),
                            ("other", "其他结果"),
                            ("pending", "尚未审结"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="受理机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.foirequest",
                        verbose_name="申请",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开复议诉讼",
            },
        ),
        migrations.CreateModel(
            name="StatutoryFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "row",
                    models.CharField(
                        choices=[
                            ("rules", "规章"),
                            ("normative", "行政规范性文件"),
                            ("licence", "行政许可"),
                            ("penalty", "行政处罚"),
                            ("coercion", "行政强制"),
                            ("fees", "行政事业性收费"),
                        ],
                        max_length=12,
                        verbose_name="信息内容",
                    ),
                ),
                ("issued", models.PositiveIntegerField(blank=True, null=True, verbose_name="本年制发件数")),
                ("repealed", models.PositiveIntegerField(blank=True, null=True, verbose_name="本年废止件数")),
                ("in_force", models.PositiveIntegerField(blank=True, null=True, verbose_name="现行有效件数")),
                (
                    "decisions",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="本年处理决定数量"),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="本年收费金额（元）",
                    ),
                ),
                ("confirmed_on", models.DateField(verbose_name="核定日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开年报表二数据",
            },
        ),
        migrations.CreateModel(
            name="CitizenMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "subject",
                    models.CharField(
                        help_text="概括事项，不写姓名电话", max_length=150, verbose_name="留言内容"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("website", "门户网站"),
                            ("mailbox", "领导信箱"),
                            ("hotline", "热线转办"),
                            ("account", "政务新媒体"),
                        ],
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("question", "咨询"),
                            ("suggestion", "建议"),
                            ("complaint", "投诉"),
                            ("help", "求助"),
                            ("error", "网站纠错"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="受理日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                (
                    "answered_on",
                    models.DateField(
                        blank=True, help_text="互动次数按答复日期计", null=True, verbose_name="答复日期"
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="答复要点")),
                ("public", models.BooleanField(default=False, verbose_name="公开答复")),
                (
                    "satisfaction",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1, "最低1分"),
                            django.core.validators.MaxValueValidator(5, "最高5分"),
                        ],
                        verbose_name="满意度（1—5）",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "网民留言",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="message_answered_after_receipt",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on__isnull", True),
                    ("decided_on__gte", models.F("received_on")),
                    _connector="OR",
                ),
                name="foi_decided_after_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("delivered_on__isnull", True),
                    ("delivered_on__gte", models.F("decided_on")),
                    _connector="OR",
                ),
                name="foi_delivered_after_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_on__isnull", False), ("decision", ""), _connector="XOR"),
                name="foi_decision_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("workdays__gte", 1), ("workdays__lte", 20)), name="extension_20_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="clockpause",
            constraint=models.CheckConstraint(
                condition=models.Q(("recipient_received_on__gte", models.F("sent_on"))),
                name="pause_received_after_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="publisheditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("formed_on__isnull", True), ("formed_on__lte", models.F("published_on")), _connector="OR"
                ),
                name="item_formed_before_published",
            ),
        ),
    ]
