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
            name="EnterpriseProfile",
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
                ("name", models.CharField(max_length=80, verbose_name="企业名称")),
                ("uscc", models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码")),
                (
                    "industry",
                    models.CharField(
                        choices=[
                            ("A", "农、林、牧、渔业"),
                            ("B", "采矿业"),
                            ("C", "制造业"),
                            ("D", "电力、热力、燃气及水生产和供应业"),
                            ("E", "建筑业"),
                            ("F", "批发和零售业"),
                            ("G", "交通运输、仓储和邮政业"),
                            ("H", "住宿和餐饮业"),
                            ("I", "信息传输、软件和信息技术服务业"),
                            ("J", "金融业"),
                            ("K", "房地产业"),
                            ("L", "租赁和商务服务业"),
                            ("M", "科学研究和技术服务业"),
                            ("N", "水利、环境和公共设施管理业"),
                            ("O", "居民服务、修理和其他服务业"),
                            ("P", "教育"),
                            ("Q", "卫生和社会工作"),
                            ("R", "文化、体育和娱乐业"),
                        ],
                        max_length=1,
                        verbose_name="行业门类",
                    ),
                ),
                (
                    "industry_code",
                    models.CharField(
                        blank=True, help_text="如“C3011”", max_length=6, verbose_name="行业代码"
                    ),
                ),
                ("chain", models.CharField(blank=True, max_length=40, verbose_name="产业链")),
                ("founded_on", models.DateField(blank=True, null=True, verbose_name="成立日期")),
                (
                    "employees",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="从业人员（人）"),
                ),
                (
                    "revenue",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="营业收入（元）"
                    ),
                ),
                (
                    "assets",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="资产总额（元）"
                    ),
                ),
                (
                    "tax",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="纳税额（元）"
                    ),
                ),
                (
                    "research_expense",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="研发费用（元）"
                    ),
                ),
                (
                    "exports",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="出口额（元）"
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[("large", "大型"), ("medium", "中型"), ("small", "小型"), ("micro", "微型")],
                        max_length=8,
                        verbose_name="企业规模",
                    ),
                ),
                (
                    "qualifications",
                    models.CharField(
                        blank=True,
                        help_text="高新技术企业、专精特新等，用顿号隔开",
                        max_length=120,
                        verbose_name="资质",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        choices=[("good", "正常"), ("abnormal", "经营异常"), ("dishonest", "失信")],
                        max_length=10,
                        verbose_name="信用状况",
                    ),
                ),
                ("profiled_on", models.DateField(verbose_name="建档日期")),
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
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="所在区县",
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
                "verbose_name": "企业档案",
            },
        ),
        migrations.CreateModel(
            name="Policy",
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
                ("title", models.CharField(help_text="不加书名号", max_length=150, verbose_name="政策名称")),
                ("doc_no", models.CharField(blank=True, max_length=40, verbose_name="发文字号")),
                ("index_no", models.CharField(blank=True, max_length=40, verbose_name="索引号")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("organs", "国务院组织机构"),
                            ("affairs", "综合政务"),
                            ("economy", "国民经济管理、国有资产监管"),
                            ("finance", "财政、金融、审计"),
                            ("land", "国土资源、能源"),
                            ("agriculture", "农业、林业、水利"),
                            ("industry", "工业、交通"),
                            ("commerce", "商贸、海关、旅游"),
                            ("market", "市场监管、安全生产监管"),
                            ("construction", "城乡建设、环境保护"),
                            ("science", "科技、教育"),
                            ("culture", "文化、广电、新闻出版"),
                            ("health", "卫生、体育"),
                            ("population", "人口与计划生育、妇女儿童工作"),
                            ("labour", "劳动、人事、监察"),
                            ("security", "公安、安全、司法"),
                            ("welfare", "民政、扶贫、救灾"),
                            ("ethnic", "民族、宗教"),
                            ("foreign", "对外事务"),
                            ("overseas", "港澳台侨工作"),
                            ("defence", "国防"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="主题分类",
                    ),
                ),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("order", "命令（令）"),
                            ("decision", "决定"),
                            ("announcement", "公告"),
                            ("circular", "通告"),
                            ("bulletin", "通报"),
                            ("notice", "通知"),
                            ("opinion", "意见"),
                            ("reply", "批复"),
                            ("letter", "函"),
                            ("rules", "规章"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="体裁分类",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("nation", "国家"), ("province", "省"), ("city", "市"), ("county", "县")],
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("written_on", models.DateField(verbose_name="成文日期")),
                ("published_on", models.DateField(verbose_name="发布日期")),
                ("effective_from", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("valid", "有效"),
                            ("partly", "部分失效"),
                            ("expired", "失效"),
                            ("abolished", "废止"),
                            ("revising", "修订中"),
                        ],
                        default="valid",
                        max_length=10,
                        verbose_name="有效性",
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[("open", "主动公开"), ("on_request", "依申请公开")],
                        default="open",
                        max_length=10,
                        verbose_name="公开属性",
                    ),
                ),
                ("original_url", models.CharField(blank=True, max_length=200, verbose_name="原文网址")),
                (
                    "interpretation",
                    models.CharField(
                        blank=True, help_text="解读材料的题名或网址", max_length=200, verbose_name="解读"
                    ),
                ),
                (
                    "interpreted_on",
                    models.DateField(
                        blank=True, help_text="最迟公开后3个工作日", null=True, verbose_name="解读发布日期"
                    ),
                ),
                (
                    "abolished_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                        verbose_name="被何政策废止",
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
                    "issuers",
                    models.ManyToManyField(related_name="+", to="kernel.unit", verbose_name="发文机关"),
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
                "verbose_name": "惠企政策",
                "verbose_name_plural": "惠企政策",
            },
        ),
        migrations.CreateModel(
            name="PolicyClause",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="条款序号")),
                ("text", models.TextField(verbose_name="条款内容")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("reward", "奖励"),
                            ("subsidy", "补贴"),
                            ("interest", "贴息"),
                            ("relief", "减免"),
                            ("guarantee", "担保"),
                            ("land", "用地"),
                            ("energy", "用能"),
                            ("talent", "人才"),
                            ("title", "称号"),
                            ("service", "服务"),
                        ],
                        max_length=10,
                        verbose_name="支持方式",
                    ),
                ),
                ("amount_rule", models.CharField(blank=True, max_length=200, verbose_name="标准")),
                (
                    "most",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="最高额（元）"
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("auto_grant", "免申即享"),
                            ("fast_apply", "快申快享"),
                            ("apply", "常规申报"),
                            ("record", "备案"),
                        ],
                        max_length=12,
                        verbose_name="兑现方式",
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="受理开始")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="受理截止")),
                (
                    "budget",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="资金规模（元）"
                    ),
                ),
                (
                    "exclusive_group",
                    models.CharField(
                        blank=True, help_text="同组只能享受一项", max_length=40, verbose_name="互斥组"
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
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="责任部门",
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
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                        verbose_name="政策",
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
                "verbose_name": "政策条款",
            },
        ),
        migrations.CreateModel(
            name="ClauseCondition",
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
                    "fact",
                    models.CharField(
                        choices=[
                            ("industry", "行业门类"),
                            ("size", "企业规模"),
                            ("qualifications", "资质"),
                            ("district", "所在区县"),
                            ("years", "成立年限"),
                            ("employees", "从业人员"),
                            ("revenue", "营业收入"),
                            ("tax", "纳税额"),
                            ("research_share", "研发费用占比"),
                            ("exports", "出口额"),
                            ("chain", "产业链"),
                            ("credit", "信用状况"),
                        ],
                        max_length=16,
                        verbose_name="企业信息项",
                    ),
                ),
                (
                    "operator",
                    models.CharField(
                        choices=[
                            ("is", "等于"),
                            ("is_not", "不等于"),
                            ("at_least", "不少于"),
                            ("at_most", "不多于"),
                            ("among", "属于其中"),
                            ("between", "介于"),
                            ("exists", "具备"),
                        ],
                        max_length=10,
                        verbose_name="比较",
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True,
                        help_text="多个值用顿号隔开；介于写成“10—20”",
                        max_length=100,
                        verbose_name="条件值",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        blank=True, help_text="如“万元”“人”“％”", max_length=10, verbose_name="单位"
                    ),
                ),
                (
                    "basis_period",
                    models.CharField(
                        blank=True, help_text="如“上年度”", max_length=20, verbose_name="时点或期间"
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=100, verbose_name="证明材料")),
                ("hard", models.BooleanField(default=True, verbose_name="必备条件")),
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
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policyclause",
                        verbose_name="条款",
                    ),
                ),
            ],
            options={
                "verbose_name": "适用条件",
            },
        ),
        migrations.CreateModel(
            name="PolicyHub",
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
                ("launched_on", models.DateField(verbose_name="上线日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                ("description", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.channel",
                        verbose_name="渠道",
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
                "verbose_name": "惠企政策平台",
            },
        ),
        migrations.CreateModel(
            name="PolicyItem",
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
                            ("policy", "政策原文"),
                            ("reading", "政策解读"),
                            ("call", "申报通知"),
                            ("case", "兑现案例"),
                            ("service", "服务信息"),
                        ],
                        max_length=10,
                        verbose_name="信息类别",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organs", "国务院组织机构"),
                            ("affairs", "综合政务"),
                            ("economy", "国民经济管理、国有资产监管"),
                            ("finance", "财政、金融、审计"),
                            ("land", "国土资源、能源"),
                            ("agriculture", "农业、林业、水利"),
                            ("industry", "工业、交通"),
                            ("commerce", "商贸、海关、旅游"),
                            ("market", "市场监管、安全生产监管"),
                            ("construction", "城乡建设、环境保护"),
                            ("science", "科技、教育"),
                            ("culture", "文化、广电、新闻出版"),
                            ("health", "卫生、体育"),
                            ("population", "人口与计划生育、妇女儿童工作"),
                            ("labour", "劳动、人事、监察"),
                            ("security", "公安、安全、司法"),
                            ("welfare", "民政、扶贫、救灾"),
                            ("ethnic", "民族、宗教"),
                            ("foreign", "对外事务"),
                            ("overseas", "港澳台侨工作"),
                            ("defence", "国防"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="主题分类",
                    ),
                ),
                ("collected_on", models.DateField(verbose_name="汇集日期")),
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
                    "hub",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policyhub",
                        verbose_name="平台",
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
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policy",
                        verbose_name="政策",
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
                "verbose_name": "惠企政策信息",
            },
        ),
        migrations.CreateModel(
            name="PolicyMatch",
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
                ("matched_on", models.DateField(verbose_name="匹配日期")),
                (
                    "result",
                    models.CharField(
                        choices=[("fits", "符合"), ("unfit", "不符合"), ("unknown", "信息不足")],
                        max_length=8,
                        verbose_name="结果",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(help_text="每个条件是否满足、依据什么数据", verbose_name="逐条说明"),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policyclause",
                        verbose_name="条款",
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
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.enterpriseprofile",
                        verbose_name="企业",
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
                "verbose_name": "政策匹配",
            },
        ),
        migrations.CreateModel(
            name="PolicyPush",
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
                ("pushed_on", models.DateField(verbose_name="推送日期")),
                (
                    "audience",
                    models.CharField(
                        choices=[("all", "全部关注者"), ("subscribers", "订阅企业"), ("matched", "匹配企业")],
                        max_length=12,
                        verbose_name="推送对象",
                    ),
                ),
                ("recipients", models.PositiveIntegerField(blank=True, null=True, verbose_name="推送户数")),
                ("reads", models.PositiveIntegerField(blank=True, null=True, verbose_name="阅读数")),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.policyitem",
                        verbose_name="信息",
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
                "verbose_name": "政策推送",
            },
        ),
        migrations.CreateModel(
            name="Subscription",
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
                    "theme",
                    models.CharField(
                        choices=[
                            ("organs", "国务院组织机构"),
                            ("affairs", "综合政务"),
                            ("economy", "国民经济管理、国有资产监管"),
                            ("finance", "财政、金融、审计"),
                            ("land", "国土资源、能源"),
                            ("agriculture", "农业、林业、水利"),
                            ("industry", "工业、交通"),
                            ("commerce", "商贸、海关、旅游"),
                            ("market", "市场监管、安全生产监管"),
                            ("construction", "城乡建设、环境保护"),
                            ("science", "科技、教育"),
                            ("culture", "文化、广电、新闻出版"),
                            ("health", "卫生、体育"),
                            ("population", "人口与计划生育、妇女儿童工作"),
                            ("labour", "劳动、人事、监察"),
                            ("security", "公安、安全、司法"),
                            ("welfare", "民政、扶贫、救灾"),
                            ("ethnic", "民族、宗教"),
                            ("foreign", "对外事务"),
                            ("overseas", "港澳台侨工作"),
                            ("defence", "国防"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="订阅主题",
                    ),
                ),
                ("subscribed_on", models.DateField(verbose_name="订阅日期")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="取消日期")),
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
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.enterpriseprofile",
                        verbose_name="企业",
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
                "verbose_name": "政策订阅",
            },
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(("written_on__lte", models.F("published_on"))),
                name="policy_written_before_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_to__isnull", True),
                    ("effective_from__isnull", True),
                    ("effective_to__gte", models.F("effective_from")),
                    _connector="OR",
                ),
                name="policy_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyclause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closes_on__isnull", True),
                    ("opens_on__isnull", True),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="clause_closes_after_opening",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyhub",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), ("closed_on__gte", models.F("launched_on")), _connector="OR"
                ),
                name="hub_closes_after_launch",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_on__isnull", True),
                    ("cancelled_on__gte", models.F("subscribed_on")),
                    _connector="OR",
                ),
                name="subscription_ends_after_start",
            ),
        ),
    ]
