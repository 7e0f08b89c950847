"""Every number of the official layout, with the clause of GB/T 9704—2012 beside it.

Millimetres end in _MM, points in _PT, counts of lines and characters in _LINES and _CHARS. "derived" marks what
follows from other numbers; "house" marks what the standard leaves open.
"""

PT_PER_MM = 72 / 25.4


def pt(mm: float) -> float:
    """Millimetres as points."""
    return mm * PT_PER_MM


# Page and text block
PAGE_WIDTH_MM = 210.0  # 5.1 (A4)
PAGE_HEIGHT_MM = 297.0  # 5.1
TOP_MM = 37.0  # 5.2.1 天头 37 mm ± 1 mm
LEFT_MM = 28.0  # 5.2.1 订口 28 mm ± 1 mm
BLOCK_WIDTH_MM = 156.0  # 5.2.1 版心
BLOCK_HEIGHT_MM = 225.0  # 5.2.1 版心
RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - BLOCK_WIDTH_MM  # derived: 26 mm
BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - BLOCK_HEIGHT_MM  # derived: 35 mm
LINES = 22  # 5.2.3 每面排 22 行
CHARS = 28  # 5.2.3 每行排 28 个字
WIDTH_PT = pt(BLOCK_WIDTH_MM)
HEIGHT_PT = pt(BLOCK_HEIGHT_MM)

# Type sizes
BODY_PT = 16.0  # 5.2.2 3 号
TITLE_PT = 22.0  # 7.3.1 2 号
SMALL_PT = 14.0  # 7.4.2, 7.4.3, 7.5 4 号
TABLE_PT = 12.0  # house: 小 4 号
GRID_PT = 28.95  # derived: 225 mm / 22 lines, in whole twentieths of a point
DOC_GRID_TWIPS = 579  # derived: GRID_PT × 20
CHAR_PT = WIDTH_PT / CHARS  # derived: 15.79 pt, the step from one character to the next
TRACKING_PT = (
    -0.225
)  # derived, measured: 28 characters a line need a little less than CHAR_PT − BODY_PT = −0.206
DOCX_SPACING_TWIPS = -5  # the same in twentieths of a point
TITLE_PITCH_PT = (
    TITLE_PT + BODY_PT * 7 / 8
)  # 3.2 a line is a character's height and 7/8 of a 3 号 character: 36 pt
TABLE_PITCH_PT = 20.0  # house
# 7.3.5.5 other line pitches, tried in turn until the signature shares a page with text
CLOSE_GRIDS_PT = (28.2, 29.6)
WIDE_GRIDS_PT = (30.3, 31.2, 32.2, 33.3)
HOLD_CHARS = 250  # house: a last paragraph no longer than this may move whole to the page of the signature
INDENT_CHARS = 2  # 7.3.3 每个自然段左空二字

# Header (版头)
MARK_TOP_MM = 35.0  # 7.2.4 发文机关标志上边缘至版心上边缘 35 mm
MARK_MAX_PT = 52.0  # house
MARK_WIDTH_MM = 150.0  # house: the mark stays inside the block
NUMBER_GAP_LINES = 2  # 7.2.5 发文机关标志下空二行
NUMBER_SIDE_CHARS = 1  # 7.2.5, 7.2.6 上行文: 居左空一字, 签发人居右空一字
SIGNERS_PER_LINE = 2  # 7.2.6 每行一般排两个
RULE_GAP_MM = 4.0  # 7.2.7 发文字号之下 4 mm 处
RULE_PT = 1.5  # house: 版头红线
RED = "#e60012"  # 7.2.4, 7.2.7 红色 (house: this red)

# Body (主体)
TITLE_GAP_LINES = 2  # 7.3.1 红色分隔线下空二行
PLAIN_TOP_LINES = 1  # house: a plain document has one empty line above its title
TITLE_MAX_CHARS = int(WIDTH_PT // TITLE_PT)  # derived: 20 characters of 2 号
RECIPIENT_GAP_LINES = 1  # 7.3.2 标题下空一行
ATTACHMENT_GAP_LINES = 1  # 7.3.4 正文下空一行
ATTACHMENT_INDENT_CHARS = 2  # 7.3.4 左空二字
SEAL_GAP_LINES = (
    2  # 7.3.5.1 印章顶端距正文一行之内: a 42 mm seal over unit and date needs two lines above them
)
SEAL_DATE_RIGHT_CHARS = 4  # 7.3.5.1 成文日期右空四字
PLAIN_GAP_LINES = 1  # 7.3.5.2 不加盖印章: 正文下空一行
PLAIN_RIGHT_CHARS = 2  # 7.3.5.2 署名右空二字
DATE_SHIFT_CHARS = 2  # 7.3.5.2 日期首字比署名首字右移二字
ANNOTATION_INDENT_CHARS = 2  # 7.3.6 附注居左空二字
ANNEX_TITLE_LINE = 3  # 7.3.7 附件标题居中编排在版心第三行

# Colophon (版记)
COLOPHON_OUTER_MM = 0.35  # 7.4.1 首条、末条分隔线
COLOPHON_INNER_MM = 0.25  # 7.4.1 中间的分隔线
COLOPHON_SIDE_CHARS = 1  # 7.4.2, 7.4.3 左右各空一字
COLOPHON_PITCH_PT = 24.0  # house
COLOPHON_CHAR_PT = SMALL_PT  # 4 号

# Page number
NUMBER_DROP_MM = 7.0  # 7.5 一字线上距版心下边缘 7 mm
NUMBER_DASH_EM = 0.3  # measured: a Song dash stands so far above its base line
NUMBER_SIDE_OUTER_CHARS = 1  # 7.5 单页码居右空一字, 双页码居左空一字

# Letter (信函格式)
LETTER_MARK_TOP_MM = 30.0  # 10.1 发文机关标志上边缘至上页边 30 mm
LETTER_RULE_GAP_MM = 4.0  # 10.1 发文机关标志下 4 mm 处: 红色双线 (上粗下细)
LETTER_RULE_WIDTH_MM = 170.0  # 10.1 线长 170 mm, 居中
LETTER_FOOT_MM = 20.0  # 10.1 距下页边 20 mm 处: 红色双线 (上细下粗)
LETTER_ROW_GAP_PT = BODY_PT * 7 / 8  # 10.1 首行与红色双线距离 3 号汉字高度的 7/8
LETTER_TITLE_GAP_LINES = 2  # 10.1 标题与其上最后一个要素相距二行
LETTER_THICK_PT = 2.25  # house
LETTER_THIN_PT = 0.75  # house
LETTER_BETWEEN_PT = 0.75  # house

# Minutes (纪要格式)
MINUTES_MARK_TOP_MM = 35.0  # 10.3 标志上边缘至版心上边缘 35 mm
ATTENDANCE_GAP_LINES = 1  # 10.3 正文或附件说明下空一行
ATTENDANCE_INDENT_CHARS = 2  # 10.3 左空二字
