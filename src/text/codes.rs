//! Error codes: what is wrong, the nearest mend, and the explanation that `reliefsim explain` prints.
//!
//! Texts name values in braces (`{value}`); a finding brings the values. Codes are promises: a code keeps its
//! meaning for ever and is never used again for another. E = error, W = warning.
//! Hundreds: 01 files and encoding, 02 tables, 03 scenario.toml, 04 references, 05 model sense, 06 provenance,
//! 07 changes (`--set`, measures, stress), 08 import, 09 run and output.

use super::Lang;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// The scenario can be used, but somebody should look.
    Warning,
}

/// The texts of a code in one language.
#[derive(Clone, Copy, Debug)]
pub struct CodeText {
    /// What is wrong, with values in braces.
    pub message: &'static str,
    /// The nearest mend, with values in braces.
    pub mend: &'static str,
    /// Why it matters and what to do, without values.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($( $code:ident $severity:ident
        en: $en_message:literal, $en_mend:literal, $en_why:literal;
        zh: $zh_message:literal, $zh_mend:literal, $zh_why:literal; )*) => {
        /// Every code the program can print.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[allow(missing_docs, reason = "the texts stand beside each code")]
        pub enum Code { $( $code, )* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[ $( Self::$code, )* ];

            /// The code as printed, for instance `E0204`.
            pub fn name(self) -> &'static str {
                match self { $( Self::$code => stringify!($code), )* }
            }
            /// Whether the scenario can still be used.
            pub fn severity(self) -> Severity {
                match self { $( Self::$code => Severity::$severity, )* }
            }
            /// The texts in this language.
            pub fn text(self, lang: Lang) -> CodeText {
                match (self, lang) { $(
                    (Self::$code, Lang::En) => CodeText { message: $en_message, mend: $en_mend, explanation: $en_why },
                    (Self::$code, Lang::Zh) => CodeText { message: $zh_message, mend: $zh_mend, explanation: $zh_why },
                )* }
            }
        }
    };
}

codes! {
    E0101 Error
    en: "file not found: {file}", "create it, or run `reliefsim new` for a folder that has it; the file named most like it here: {nearest}", "A scenario folder must hold scenario.toml and the tables that its hazards and targets use. Names are lower case and fixed. shelters.csv, projects.csv and hazards/failure_states.csv may be absent; hazards/reaches.csv and hazards/hydrograph.csv only without [hazards.flood].";
    zh: "找不到文件:{file}", "请创建该文件,或运行 `reliefsim new` 得到完整的文件夹;此处名称最接近的文件:{nearest}", "情景文件夹必须有 scenario.toml 以及所用灾种和指标需要的数据表,文件名固定为小写。shelters.csv、projects.csv、hazards/failure_states.csv 可以没有;没有 [hazards.flood] 时,hazards/reaches.csv 和 hazards/hydrograph.csv 也可以没有。";
    E0102 Error
    en: "{file} is neither UTF-8 nor GB18030 text", "save it as UTF-8 (in Excel: \"CSV UTF-8\")", "Tables are read as UTF-8, with or without a byte order mark, and otherwise as GB18030, which includes GBK and GB2312. Anything else would turn into wrong characters without anybody noticing.";
    zh: "{file} 既不是 UTF-8 也不是 GB18030 文本", "请另存为 UTF-8(Excel 中选「CSV UTF-8」)", "数据表按 UTF-8(有无 BOM 均可)读取,不成则按 GB18030(含 GBK、GB2312)读取。其他编码会悄悄变成乱码,因此不予读取。";
    E0103 Error
    en: "{file} is larger than {limit} MB", "leave out what the scenario does not need, for instance roads outside the district", "A table of a district has a few megabytes. A larger file is most likely another file under this name.";
    zh: "{file} 超过 {limit} MB", "请删去情景用不到的内容,例如县域以外的道路", "一个县的数据表通常只有几兆字节。过大的文件多半是放错了文件。";
    E0104 Error
    en: "{file} holds a NUL byte: it is not text", "export the table again as CSV in UTF-8", "NUL bytes stand in spreadsheets (.xls, .xlsx), in UTF-16 text and in damaged files, never in CSV or TOML in UTF-8.";
    zh: "{file} 含有 NUL 字节,不是文本文件", "请重新导出为 UTF-8 的 CSV", "NUL 字节见于电子表格(.xls、.xlsx)、UTF-16 文本和损坏的文件,不会出现在 UTF-8 的 CSV 或 TOML 中。";
    W0105 Warning
    en: "{file} is read as GB18030", "save it as UTF-8, so that every program reads the same characters", "The file is not UTF-8, so it was read as GB18030 (GBK). If names look wrong, it has another encoding.";
    zh: "{file} 按 GB18030 读取", "建议另存为 UTF-8,各种软件读到的文字才一致", "该文件不是 UTF-8,因此按 GB18030(GBK)读取。如果名称显示为乱码,说明原编码另有其他。";
    E0201 Error
    en: "{file} is empty", "write the column names on its first line, or remove the file", "The first line of a table names its columns.";
    zh: "{file} 是空文件", "请在第一行写上列名,或删除该文件", "数据表的第一行必须是列名。";
    E0202 Error
    en: "{file} has no rows", "write at least one row below the column names", "The scenario needs this table; without a row nothing can be simulated.";
    zh: "{file} 没有数据行", "请在列名下至少填写一行", "情景需要这张表,没有数据行就无法模拟。";
    E0203 Error
    en: "unknown column \"{column}\"", "the nearest column is \"{nearest}\"; rename the column or remove it", "A column that the program does not know would be left unread without anybody noticing, so it is an error. Only the GMNS tables network/node.csv and network/link.csv may have further columns. Units are part of the column name.";
    zh: "未知的列「{column}」", "最接近的列名是「{nearest}」;请改名或删除该列", "程序不认识的列会被悄悄忽略,因此视为错误。只有 GMNS 表 network/node.csv 和 network/link.csv 允许有其他列。单位写在列名里。";
    E0204 Error
    en: "column \"{column}\" is missing", "add it: {doc}", "This column has no default, so every row must have a value.";
    zh: "缺少列「{column}」", "请补上该列。含义:{doc}", "该列没有默认值,每一行都必须有值。";
    E0205 Error
    en: "column \"{column}\" stands twice; first as column {first}", "remove one of them", "Of two columns with one name it is not clear which one counts.";
    zh: "列「{column}」出现两次,前一次是第 {first} 列", "请删除其中一列", "同名的列有两个,无法判断以哪个为准。";
    E0206 Error
    en: "the row has {found} cells, the header has {expected}", "add or remove commas; put quotes around a cell that holds a comma", "A row with more or fewer cells than the header has shifted cells somewhere.";
    zh: "该行有 {found} 个单元格,表头有 {expected} 个", "请增减逗号;单元格内含逗号时要加引号", "单元格数与表头不同,说明某处发生了错位。";
    E0207 Error
    en: "the cell holds {size} KiB; at most {limit} KiB are allowed", "look for a quote that is never closed, or shorten the cell", "No value of a scenario is that long. Usually a quote was opened and not closed, so that many rows became one cell.";
    zh: "单元格有 {size} KiB,最多允许 {limit} KiB", "请检查是否有未闭合的引号,或缩短内容", "情景数据不会这么长。通常是引号没有闭合,使许多行并成了一个单元格。";
    E0208 Error
    en: "a quote is opened here and never closed", "close the quote, or write it twice (\"\") if it belongs to the text", "Everything after an open quote belongs to one cell, to the end of the file.";
    zh: "此处的引号没有闭合", "请补上引号;如引号是内容的一部分,请写成两个(\"\")", "引号不闭合时,其后直到文件末尾的内容都会算作一个单元格。";
    E0209 Error
    en: "{field} is empty", "write a value: {doc}", "This cell has no default and may not be empty.";
    zh: "{field} 为空", "请填写。含义:{doc}", "该单元格没有默认值,不能为空。";
    E0210 Error
    en: "{field} is \"{value}\", which is not a finite number", "write a number with a decimal point and without unit or thousands separators, e.g. 1234.5", "Units stand in the column name. NaN and infinity are no quantities. A decimal comma would split the cell.";
    zh: "{field} 的值「{value}」不是有限的数", "请写数字,用小数点,不带单位和千位分隔符,例如 1234.5", "单位写在列名里。NaN 和无穷大不是有效数量。用逗号作小数点会把单元格拆开。";
    E0211 Error
    en: "{field} is \"{value}\", which is not a whole number of zero or more", "write a whole number, e.g. 4", "Docks, vehicles and ranks are counted in whole numbers.";
    zh: "{field} 的值「{value}」不是非负整数", "请写整数,例如 4", "装卸口、车辆和顺序号都按整数计。";
    E0212 Error
    en: "{field} is \"{value}\", which is neither true nor false", "write true or false", "Yes/no columns hold true or false (1 and 0 are read too).";
    zh: "{field} 的值「{value}」既不是 true 也不是 false", "请写 true 或 false", "是非列只能写 true 或 false(1 和 0 也可以)。";
    E0213 Error
    en: "{field} is \"{value}\", which is not one of: {words}", "the nearest word is \"{nearest}\"", "This column holds one of a fixed set of words.";
    zh: "{field} 的值「{value}」不在可选词之列:{words}", "最接近的是「{nearest}」", "该列只能填写固定的几个词。";
    E0214 Error
    en: "{field} is \"{value}\", which is neither a number nor a distribution", "write a number, or: {usage}", "A duration or factor may be a number or a distribution; its parameters are in the unit of the column. lognormal takes the median and the 90th percentile.";
    zh: "{field} 的值「{value}」既不是数也不是分布", "请写一个数,或:{usage}", "时间和系数可以是一个数,也可以是分布,参数单位同列名。lognormal 的两个参数是中位数和第 90 百分位数。";
    E0215 Error
    en: "{field} is {value}, outside {low} to {high}", "correct the value; its unit is that of the column name", "The range is wide enough for every plausible value. Mostly the unit is another (minutes for hours, percent for a share), a sign is wrong, or a distribution reaches too far.";
    zh: "{field} 的值 {value} 超出范围 {low} 到 {high}", "请更正;单位以列名为准", "范围已足够宽。超出多半是单位不对(分钟与小时、百分数与比例)、正负号错误,或分布的尾部太长。";
    E0216 Error
    en: "\"{id}\" stands twice; first on line {line}", "give one of the rows another name, or remove it", "Rows are referred to by name, and random numbers belong to names, so names must differ.";
    zh: "编号「{id}」重复,首次出现在第 {line} 行", "请改其中一行的编号,或删除该行", "其他表按编号引用,随机数也按编号分配,因此编号不能重复。";
    E0301 Error
    en: "scenario.toml is not valid TOML: {reason}", "correct the line; text stands in double quotes, lists in square brackets", "Keys are written `key = value`, sections `[name]`. Distributions are text: \"lognormal(20, 45)\".";
    zh: "scenario.toml 不是有效的 TOML:{reason}", "请更正该行;文字用双引号,列表用方括号", "键写作 `key = value`,节写作 `[name]`。分布是文字:\"lognormal(20, 45)\"。";
    E0302 Error
    en: "section {section} is missing", "add it with: {keys}", "This section has keys without defaults, so it must be there.";
    zh: "缺少 {section} 节", "请补上,其中必须有:{keys}", "这一节中有没有默认值的键,因此不可缺少。";
    E0303 Error
    en: "unknown section {section}", "the nearest is {nearest}; rename the section or remove it", "A section that the program does not know would be left unread without anybody noticing.";
    zh: "未知的节 {section}", "最接近的是 {nearest};请改名或删除", "程序不认识的节会被悄悄忽略,因此视为错误。";
    E0304 Error
    en: "unknown key \"{key}\" in {section}", "the nearest key is \"{nearest}\"; rename the key or remove it", "A key that the program does not know would be left unread without anybody noticing. Units are part of the key.";
    zh: "{section} 中有未知的键「{key}」", "最接近的键是「{nearest}」;请改名或删除", "程序不认识的键会被悄悄忽略,因此视为错误。单位写在键名里。";
    E0305 Error
    en: "{key} has the wrong shape", "write one value (text, number, true or false); measures take set = [\"path=value\"] and add = [{ table = \"…\", row = { … } }]", "Keys of sections hold one value. Lists and nested tables stand only in [[measures]] and [[stress]].";
    zh: "{key} 的形式不对", "请写单个值(文字、数字、true 或 false);措施中写 set = [\"path=value\"] 和 add = [{ table = \"…\", row = { … } }]", "各节的键只能是单个值。列表和嵌套表只用于 [[measures]] 和 [[stress]]。";
    E0306 Error
    en: "{section} lacks the key \"{key}\"", "add it: {doc}", "This key has no default.";
    zh: "{section} 缺少键「{key}」", "请补上。含义:{doc}", "该键没有默认值。";
    E0307 Error
    en: "\"{key}\" is written twice; first on line {line}", "remove one of them", "Of two values for one key it is not clear which one counts.";
    zh: "「{key}」写了两次,首次在第 {line} 行", "请删除其中一处", "同一个键有两个值,无法判断以哪个为准。";
    E0308 Error
    en: "\"{name}\" stands twice; first on line {line}", "give one of them another name", "Measures and stress cases are switched on by name, so names must differ.";
    zh: "名称「{name}」重复,首次出现在第 {line} 行", "请给其中一个改名", "措施和压力情景按名称启用,因此名称不能重复。";
    E0309 Error
    en: "\"{key}\" stands outside every section", "move it below its section, for instance [scenario]", "Every key of scenario.toml belongs to a section.";
    zh: "「{key}」不在任何节中", "请移到所属的节下,例如 [scenario]", "scenario.toml 的每个键都属于某一节。";
    E0401 Error
    en: "{field} names \"{value}\", which is not in {target}", "nearest name: {nearest} (line {line}); correct it, or add the missing row to {target}", "Everything that is referred to must exist. Names are compared letter by letter, including case.";
    zh: "{field} 引用的「{value}」在 {target} 中不存在", "最接近的编号:{nearest}(第 {line} 行);请更正,或在 {target} 中补充该行", "被引用的对象必须存在。编号逐字比较,区分大小写。";
    E0402 Error
    en: "no place belongs to the town \"{town}\" that this store serves", "nearest town: {nearest}; write the town as in places.csv", "A town's or village's store serves its own town. A misspelt town would make it serve nobody, or everybody.";
    zh: "该站点服务的乡镇「{town}」没有任何村(社区)", "最接近的乡镇:{nearest};写法应与 places.csv 一致", "乡镇级、村级站点只服务本乡镇。乡镇名写错,会变成不服务任何人或服务所有人。";
    W0403 Warning
    en: "no place belongs to the town \"{town}\"", "nearest town: {nearest}; correct it if it is misspelt", "The town is used for nothing here, but it may be a misspelling.";
    zh: "乡镇「{town}」没有任何村(社区)", "最接近的乡镇:{nearest};如有笔误请更正", "此处乡镇不影响计算,但可能是笔误。";
    E0501 Error
    en: "{field} is {value}, outside the range of {datum} ({low} to {high})", "correct the coordinate, or the datum of the table in [datum]", "Longitude and latitude are in degrees; gcj02, bd09 and cgcs2000 are used in China only. Plane metres need the datum local_m.";
    zh: "{field} 的值 {value} 超出 {datum} 的范围({low} 到 {high})", "请更正坐标,或更正 [datum] 中该表的坐标系", "经纬度以度为单位;gcj02、bd09、cgcs2000 只用于中国境内。平面米坐标应写 local_m。";
    E0502 Error
    en: "longitude and latitude look swapped: {field} is {value}, outside {low} to {high} in {datum}", "exchange x_coord (longitude) and y_coord (latitude)", "x_coord is the longitude, y_coord the latitude.";
    zh: "经纬度似乎写反了:{field} 的值 {value} 超出 {datum} 的范围 {low} 到 {high}", "请交换 x_coord(经度)和 y_coord(纬度)", "x_coord 是经度,y_coord 是纬度。";
    E0503 Error
    en: "{distance} km from the nearest node {node}; at most {limit} km are allowed", "correct the coordinates or the datum ({datum} here, {network} for the network), name its node_id, or raise snap_limit_km", "A place or site without a node_id is reached at the nearest node. So far away, the coordinates or their datum are wrong, or roads are missing.";
    zh: "距最近的节点 {node} 有 {distance} 公里,上限为 {limit} 公里", "请更正坐标或坐标系(此表为 {datum},路网为 {network}),或写明 node_id,或调大 snap_limit_km", "没有写 node_id 的村(社区)和站点按最近节点接入路网。距离过远,说明坐标或坐标系有误,或路网缺失。";
    W0504 Warning
    en: "{table} is in {datum}, the network in {network}; they are compared as they stand", "convert one of them, so that both have one datum", "gcj02 lies some hundreds of metres off wgs84, and bd09 farther. The nearest node may be a wrong one.";
    zh: "{table} 的坐标系是 {datum},路网是 {network},程序不作换算", "请换算到同一坐标系", "gcj02 与 wgs84 相差数百米,bd09 相差更多,可能接到错误的节点。";
    E0505 Error
    en: "link {link} has no length", "write its length in the unit of [network] length_unit", "A link of length zero takes no time; two nodes at one point should be one node.";
    zh: "路段 {link} 长度为零", "请按 [network] length_unit 的单位填写长度", "长度为零的路段不耗时;位于同一点的两个节点应合为一个。";
    E0506 Error
    en: "epoch_min is {epoch}, not a multiple of step_min {step}", "write a multiple, e.g. step_min = 15 and epoch_min = 30", "Headquarters looks at the roads at the end of a step, never within one.";
    zh: "epoch_min 为 {epoch},不是 step_min {step} 的整数倍", "请写整数倍,例如 step_min = 15、epoch_min = 30", "指挥部在时间步的末尾了解路况,不会在一步之内。";
    E0507 Error
    en: "no hazard is described", "add one of: {hazards}", "Without a hazard nobody is struck and no target can be judged.";
    zh: "没有写任何灾害", "请至少写一种:{hazards}", "没有灾害就没有受灾群众,指标无从评估。";
    E0508 Error
    en: "link {link} has both hand_m and elev_min_m", "keep one of them", "Both say how high the link's lowest point lies; if they disagree it is not clear which counts.";
    zh: "路段 {link} 同时写了 hand_m 和 elev_min_m", "请只保留一个", "两者都表示最低点的高度,不一致时无法判断以哪个为准。";
    E0509 Error
    en: "link {link} has elev_min_m, but no water level to compare it with", "name its flood_ref and give that reach a base_level_m, or use hand_m", "A level above the height datum floods when the river rises above it, so the river's level before the event must be known.";
    zh: "路段 {link} 写了 elev_min_m,但没有可比的水位", "请写明 flood_ref,并给该河段填 base_level_m,或改用 hand_m", "绝对高程要与河道水位比较,因此必须知道灾前水位。";
    W0510 Warning
    en: "{link} has a flood_ref but no height, so the water never reaches it", "write its height (hand_m or elev_min_m, hand_low_m, floor_m), or remove flood_ref", "Water reaches what lies lower than its rise. Without a height it counts as dry.";
    zh: "{link} 写了 flood_ref 但没有高度,因此永远不会被淹", "请填写高度(hand_m 或 elev_min_m、hand_low_m、floor_m),或删去 flood_ref", "水位涨幅超过高度才会被淹。没有高度就按不受淹处理。";
    W0511 Warning
    en: "link {link} has neither facility_type nor free_speed; a very slow road is assumed", "write its class or its speed", "Without a class or a speed the link is travelled at 18 km/h.";
    zh: "路段 {link} 既没有 facility_type 也没有 free_speed,按很慢的道路处理", "请填写道路等级或车速", "没有等级也没有车速的路段按 18 公里/小时计算。";
    E0512 Error
    en: "hand_high_m {high} lies below hand_low_m {low}", "exchange or correct them", "The highest houses cannot lie below the lowest.";
    zh: "hand_high_m {high} 低于 hand_low_m {low}", "请交换或更正", "最高的房屋不可能低于最低的房屋。";
    E0513 Error
    en: "the probabilities add up to {sum}, not 1", "correct them; each is a share between 0 and 1", "One state is drawn for every event, so the chances must add up to 1.";
    zh: "概率之和为 {sum},不是 1", "请更正;每个概率在 0 与 1 之间", "每次事件抽取一个状态,各状态的概率之和必须为 1。";
    E0514 Error
    en: "time_ratio {time} does not follow {before}", "order the points by time, without repeating one", "The hydrograph is made of straight lines from point to point.";
    zh: "time_ratio {time} 没有排在 {before} 之后", "请按时间排序,不要重复", "过程线由各点依次连线而成。";
    E0515 Error
    en: "the hydrograph's first and last rise_share must be 0, not {share}", "add a point with rise_share 0", "Outside its points the water stands at its level before the event; otherwise it would jump.";
    zh: "过程线首末两点的 rise_share 必须为 0,现为 {share}", "请补一个 rise_share 为 0 的点", "过程线之外水位等于灾前水位,否则会突变。";
    E0516 Error
    en: "no site holds any stock: there is no depot to send relief from", "write at least one quantity above 0 in stock.csv", "Without stock no place can ever be relieved; this is almost surely an oversight.";
    zh: "没有任何站点有库存:没有可发放物资的仓库", "请在 stock.csv 中至少填写一个大于 0 的数量", "没有库存就永远无法救助,几乎可以肯定是遗漏。";
    W0517 Warning
    en: "{name} ({site}) holds stock, but no vehicle stands there", "base a team with vehicles there in teams.csv, or move the stock", "Goods leave a site only with vehicles that stand there.";
    zh: "{name}({site})有库存,但没有车辆驻扎", "请在 teams.csv 中给该站点配备有车的队伍,或调整库存", "物资只能由驻扎在该站点的车辆运出。";
    E0518 Error
    en: "target {target}: unit \"{unit}\" does not fit the metric {metric}", "write one of: {units}", "Times are limited in h or min, shares as a share between 0 and 1 (95 % = 0.95).";
    zh: "指标 {target}:单位「{unit}」与度量 {metric} 不符", "请写其中之一:{units}", "时间用 h 或 min,比例用 share(0 到 1,95% 写 0.95)。";
    E0519 Error
    en: "target {target}: the comparator \"{comparator}\" points the wrong way", "write one of: {words}", "A time should be at most, a fill rate at least so much. A chance quantity is never exactly equal.";
    zh: "指标 {target}:比较符「{comparator}」方向不对", "请写其中之一:{words}", "时间应不超过限值,满足率应不低于限值;随机量不会恰好相等。";
    E0520 Error
    en: "target {target}: {field} is empty, so it is not clear what is timed", "write when the clock starts and what stops it, as the plan means it", "\"Within 8 hours\" says nothing until it is said from when, and until what. Choosing for you would be a silent assumption.";
    zh: "指标 {target}:{field} 为空,不知道计时的起止", "请按规划的本意写明从何时起算、到何事为止", "「8 小时内」如不说明起点和终点就没有意义。程序不会替您作假定。";
    E0521 Error
    en: "target {target} is not assessable, but does not say why", "write in `why` the reason and the record that could prove it", "A row is never dropped: what simulation cannot judge says so and names its evidence.";
    zh: "指标 {target} 标为不可评估,但没有写原因", "请在 why 中写明原因,以及可作证明的记录", "任何指标都不会被丢弃:不能用模拟评估的要说明原因并指出佐证。";
    W0522 Warning
    en: "no way leads to {name} ({place}) from any site with stock, even on a dry day", "connect it in network/link.csv, or accept that it is never reached", "The place will be censored in every replication: it is not reached within the horizon.";
    zh: "即使在晴天,也没有路从有库存的站点通往 {name}({place})", "请在 network/link.csv 中接通道路,或接受其始终不可达", "每次模拟中该地都按「时限内未到达」(删失)处理。";
    E0523 Error
    en: "target {target} is called assessable, but its metric is none", "choose a metric, or write assessable = no and why", "The program computes nothing for the metric none.";
    zh: "指标 {target} 标为可评估,但度量为 none", "请选择度量,或写 assessable = no 并说明原因", "度量为 none 时程序不作任何计算。";
    E0524 Error
    en: "target {target}: threshold {threshold} {unit} makes no sense", "write a time of 0 or more, or a share between 0 and 1", "A share of 95 % is written 0.95.";
    zh: "指标 {target}:限值 {threshold} {unit} 不合理", "时间应不小于 0,比例应在 0 与 1 之间", "95% 写作 0.95。";
    E0525 Error
    en: "the day ends at {ends} h, not after it begins at {begins} h", "write hours of the day, e.g. 6 and 19", "Daylight must lie within one day.";
    zh: "白昼结束时刻 {ends} 不晚于开始时刻 {begins}", "请写一天中的时刻,例如 6 和 19", "白昼须在同一天之内。";
    E0527 Error
    en: "team {team} has {vehicles} vehicles, but vehicle_id is empty", "write which vehicle of vehicles.csv they are", "Without a kind of vehicle there is no payload and no speed.";
    zh: "队伍 {team} 有 {vehicles} 辆车,但 vehicle_id 为空", "请写明是 vehicles.csv 中的哪种车", "不知道车型就没有载重和车速。";
    E0528 Error
    en: "shelters.csv has coordinates, but [datum] does not say in which datum", "add shelters = \"…\" to [datum]", "Coordinates are never guessed.";
    zh: "shelters.csv 有坐标,但 [datum] 没有写明坐标系", "请在 [datum] 中补上 shelters = \"…\"", "程序不猜测坐标系。";
    E0530 Error
    en: "{table} is in {datum}, the network in {network}: degrees and plane metres cannot be compared", "convert one of them", "local_m is plane metres of a local system, the others are degrees.";
    zh: "{table} 的坐标系是 {datum},路网是 {network}:度与平面米无法比较", "请换算到同一坐标系", "local_m 是本地平面米坐标,其余以度为单位。";
    W0601 Warning
    en: "{table}, {field}: {count} number(s) of unknown origin", "add a row to sources.csv with status plan, public or assumed", "Every number needs a source. One row for the whole table (field *) is enough where all come from one document.";
    zh: "{table} 的 {field}:{count} 个数没有来源", "请在 sources.csv 中补一行,status 写 plan、public 或 assumed", "每个数都要有来源。整张表出自同一文件时,写一行(field 为 *)即可。";
    E0602 Error
    en: "sources.csv names the table \"{value}\", which does not exist", "nearest: {nearest}", "Tables go by their file (places.csv, network/link.csv), sections with brackets ([policy]).";
    zh: "sources.csv 提到的表「{value}」不存在", "最接近的是:{nearest}", "数据表写文件名(places.csv、network/link.csv),节带方括号([policy])。";
    E0603 Error
    en: "sources.csv names the field \"{value}\", which {table} does not have", "nearest: {nearest}; * = all", "A source that speaks of nothing would leave a number without origin.";
    zh: "sources.csv 提到的字段「{value}」在 {table} 中不存在", "最接近的是:{nearest};* 表示全部", "来源写错字段,数字就没有来源了。";
    E0604 Error
    en: "sources.csv names the row \"{value}\", which {table} does not have", "nearest: {nearest}; * = all", "Rows go by their key; in tables without a key by their leading cells joined with /.";
    zh: "sources.csv 提到的行「{value}」在 {table} 中不存在", "最接近的是:{nearest};* 表示全部", "行用编号表示;没有编号的表用前几列以 / 连接。";
    E0605 Error
    en: "the range \"{value}\" is not of the form low..high", "write for instance {nearest}", "The plausible range of an assumed number is used to see how much the verdict depends on it.";
    zh: "范围「{value}」不是 低..高 的形式", "例如写 {nearest}", "假定值的合理范围用来检验结论对它的依赖程度。";
    E0701 Error
    en: "\"{text}\" is not of the form path=value", "write section.key=value or table.id.column=value; nearest: {nearest}", "Examples: policy.assessment_min=30, sites.D01.docks=4, vehicles.*.speed_factor=0.7.";
    zh: "「{text}」不是 path=value 的形式", "请写 节.键=值 或 表.编号.列=值;最接近的是:{nearest}", "例如:policy.assessment_min=30、sites.D01.docks=4、vehicles.*.speed_factor=0.7。";
    E0702 Error
    en: "\"{path}\" names no table or section", "nearest: {nearest}", "Tables go by the stem of their file (sites, link, reaches), sections without brackets (policy, hazards.flood).";
    zh: "「{path}」没有对应的表或节", "最接近的是:{nearest}", "表用文件名主干(sites、link、reaches),节不带方括号(policy、hazards.flood)。";
    E0703 Error
    en: "\"{path}\" names no key or column", "nearest: {nearest}", "Only keys and columns that the scenario reference lists can be changed.";
    zh: "「{path}」没有对应的键或列", "最接近的是:{nearest}", "只能更改情景说明中列出的键和列。";
    E0704 Error
    en: "\"{path}\" names no row of {file}", "nearest: {nearest}; * = all rows", "Rows go by their key; in tables without a key by their leading cells joined with / (stock.D01/rice.quantity).";
    zh: "「{path}」在 {file} 中没有对应的行", "最接近的是:{nearest};* 表示所有行", "行用编号表示;没有编号的表用前几列以 / 连接(stock.D01/rice.quantity)。";
    E0705 Error
    en: "there is no measure \"{name}\"", "nearest: {nearest}; this scenario has: {known}", "Measures are declared as [[measures]] in scenario.toml.";
    zh: "没有名为「{name}」的措施", "最接近的是:{nearest};本情景的措施有:{known}", "措施在 scenario.toml 中用 [[measures]] 声明。";
    E0706 Error
    en: "there is no stress case \"{name}\"", "nearest: {nearest}; this scenario has: {known}", "Stress cases are declared as [[stress]] in scenario.toml.";
    zh: "没有名为「{name}」的压力情景", "最接近的是:{nearest};本情景的压力情景有:{known}", "压力情景在 scenario.toml 中用 [[stress]] 声明。";
}

impl std::str::FromStr for Code {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_ascii_uppercase();
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.name() == text)
            .ok_or(())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Puts values into the braces of a text.
pub fn fill(text: &str, values: &[(&'static str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect()
    }

    #[test]
    fn every_code_speaks_both_languages_with_the_same_values() {
        for &code in Code::ALL {
            let (en, zh) = (code.text(Lang::En), code.text(Lang::Zh));
            for (a, b) in [
                (en.message, zh.message),
                (en.mend, zh.mend),
                (en.explanation, zh.explanation),
            ] {
                assert!(!a.is_empty() && !b.is_empty(), "{code}");
                assert_eq!(values(a), values(b), "{code}");
            }
            assert_eq!(
                code.name().starts_with('E'),
                code.severity() == Severity::Error,
                "{code}"
            );
        }
    }

    #[test]
    fn codes_are_in_order_and_read_back() {
        assert!(
            Code::ALL
                .windows(2)
                .all(|pair| pair[0].name()[1..] < pair[1].name()[1..])
        );
        assert!(
            Code::ALL
                .iter()
                .all(|code| code.name().to_lowercase().parse() == Ok(*code))
        );
    }
}
