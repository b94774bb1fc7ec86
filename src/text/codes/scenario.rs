//! Texts of what can be wrong with a scenario folder: codes 01 to 0601.

/// Hands these codes on, in front of those of tasks, imports and runs.
macro_rules! scenario_codes {
    () => {
        task_codes! {
            E0101 Error
            en: "file not found: {file}", "create it, or run `reliefsim new DIR` for a folder that has it", "A scenario folder must hold scenario.toml and the tables that its hazards and targets use. Names are lower case and fixed; `reliefsim schema` lists them.";
            zh: "找不到文件:{file}", "请创建该文件,或运行 `reliefsim new 目录` 得到完整的文件夹", "情景文件夹必须有 scenario.toml 以及所用灾种和指标需要的数据表。文件名固定为小写,`reliefsim schema` 可列出全部文件。";
            E0102 Error
            en: "{file} is neither UTF-8 nor GB18030 text", "save it again as CSV UTF-8", "Tables are read as UTF-8, with or without a byte order mark, or as GB18030 (which holds GBK). This file has bytes that are none of these; perhaps it is an Excel workbook or a UTF-16 file under a wrong name.";
            zh: "{file} 既不是 UTF-8 也不是 GB18030 文本", "请另存为 CSV UTF-8 格式", "数据表按 UTF-8(可带 BOM)或 GB18030(含 GBK)读取。该文件含有两者都不允许的字节,可能是改了后缀名的 Excel 工作簿或 UTF-16 文件。";
            E0103 Error
            en: "{file} is larger than {limit} MB", "split it, or leave out what is not needed", "Files above the limit are refused before they are read, so that a wrong file cannot fill the memory of the machine.";
            zh: "{file} 超过 {limit} MB", "请拆分文件或删除不需要的内容", "超过上限的文件在读取前即被拒绝,避免误选的文件占满内存。";
            E0104 Error
            en: "{file} holds a zero byte at position {at}: it is not a text file", "save it as CSV UTF-8", "A zero byte never stands in a text table. The file is binary (a workbook, an archive) or UTF-16.";
            zh: "{file} 第 {at} 字节为零:不是文本文件", "请另存为 CSV UTF-8 格式", "文本表格中不会出现零字节。该文件是二进制文件(工作簿、压缩包)或 UTF-16 文件。";
            W0105 Warning
            en: "{file} is not UTF-8; it was read as GB18030", "save it as CSV UTF-8 to be sure", "Older office programs save Chinese tables as GBK, which GB18030 holds. Names are read rightly in almost all cases; look at them once.";
            zh: "{file} 不是 UTF-8,已按 GB18030 读取", "建议另存为 CSV UTF-8 以免误读", "旧版办公软件以 GBK 保存中文表格,GB18030 与其兼容。名称一般都能正确读出,请核对一次。";
            E0106 Error
            en: "the base `{base}` is no scenario folder", "give the path, relative to this folder, of one that holds scenario.toml", "Tables that a scenario folder lacks are taken from its base: one district, several events. Only tables are; scenario.toml is always the folder's own.";
            zh: "基础情景 `{base}` 不是情景文件夹", "请写出相对于本文件夹的路径,该文件夹须含 scenario.toml", "本文件夹缺少的数据表取自基础情景:同一个地区可有多个事件。只取数据表,scenario.toml 总是本文件夹自己的。";
            E0107 Error
            en: "the base `{base}` has a base itself", "name the base of that scenario instead", "Tables are taken from one base only, so that it is plain where each comes from.";
            zh: "基础情景 `{base}` 自身还有基础情景", "请直接写出它的基础情景", "数据表只从一个基础情景取用,以便清楚每张表的来处。";
            W0108 Warning
            en: "{file} is no table of a scenario, so nobody reads it", "did you mean {nearest}? else keep it elsewhere", "Names of tables are fixed. A name misspelt by a letter would leave a whole table out without a word.";
            zh: "{file} 不是情景数据表,不会被读取", "是否应为 {nearest}?否则请放在别处", "数据表的文件名是固定的。拼错一个字母,整张表就会被悄悄略过。";
            E0201 Error
            en: "{file} has no header line", "write the column names into the first line", "The first line of every table names its columns.";
            zh: "{file} 没有表头", "请在第一行写上列名", "每张表的第一行必须是列名。";
            E0202 Error
            en: "unknown column `{column}`", "did you mean `{nearest}`? else remove the column", "A column that nothing reads would be silently ignored, so it is refused. GMNS node and link tables may have further columns; other tables may not.";
            zh: "未知的列 `{column}`", "是否应为 `{nearest}`?否则请删除该列", "无人读取的列会被默默忽略,因此予以拒绝。GMNS 的 node、link 表允许有其他列,其余的表不允许。";
            E0203 Error
            en: "column `{column}` is missing", "add it: {doc}", "This column has no default: every row must say.";
            zh: "缺少列 `{column}`", "请补充该列({doc})", "该列没有缺省值,每一行都必须填写。";
            E0204 Error
            en: "column `{column}` stands twice", "remove one of them", "Two columns of one name leave open which one holds.";
            zh: "列 `{column}` 重复", "请删除其中一列", "同名的两列无法确定以哪一列为准。";
            E0205 Error
            en: "row has {found} cells, the header has {expected}", "look for a missing or surplus comma, or an unclosed quotation mark", "Every row must have as many cells as the header.";
            zh: "该行有 {found} 个单元格,表头有 {expected} 个", "请检查是否多了或少了逗号,或引号未闭合", "每一行的单元格数必须与表头一致。";
            E0206 Error
            en: "a cell holds {size} bytes; at most {limit} are allowed", "shorten it, or look for an unclosed quotation mark", "A very long cell nearly always means an unclosed quotation mark that swallowed the rows after it.";
            zh: "单元格长达 {size} 字节,上限为 {limit} 字节", "请缩短内容,或检查引号是否未闭合", "超长的单元格几乎都是引号未闭合、吞掉了后面的行所致。";
            E0207 Error
            en: "`{field}` is empty", "fill it in: {doc}", "A value without which nothing can be computed is never guessed.";
            zh: "`{field}` 为空", "请填写({doc})", "缺了就无法计算的数值,程序绝不猜测。";
            E0208 Error
            en: "`{value}` in `{field}` is not a number", "write a plain number without unit, comma or blank, e.g. 12.5", "Units stand in the column name. NaN and infinity are not values.";
            zh: "`{field}` 中的 `{value}` 不是数字", "请写纯数字,不带单位、千分位和空格,例如 12.5", "单位写在列名里。NaN 和无穷大不是有效数值。";
            E0209 Error
            en: "`{value}` in `{field}` is not a whole number, zero or more", "write for example 3", "Things that are counted cannot be negative or fractional.";
            zh: "`{field}` 中的 `{value}` 不是非负整数", "请写例如 3", "计数不能为负数或小数。";
            E0210 Error
            en: "`{value}` in `{field}` is neither true nor false", "write true or false", "1 and 0 are read too.";
            zh: "`{field}` 中的 `{value}` 既不是 true 也不是 false", "请写 true 或 false", "也可以写 1 或 0。";
            E0211 Error
            en: "`{value}` in `{field}` is not one of: {words}", "did you mean `{nearest}`?", "Only these words have a meaning here.";
            zh: "`{field}` 中的 `{value}` 不是以下词之一:{words}", "是否应为 `{nearest}`?", "此处只有这些词有含义。";
            E0212 Error
            en: "`{value}` in `{field}` is not a number or a distribution", "write a number or: {usage}", "Uncertain quantities are written as distributions, for instance lognormal(20, 45): half of all values lie below 20, nine tenths below 45.";
            zh: "`{field}` 中的 `{value}` 不是数字或分布", "请写数字,或:{usage}", "不确定的量写成分布,例如 lognormal(20, 45):一半的取值低于 20,九成低于 45。";
            E0213 Error
            en: "`{value}` in `{field}` lies outside {low} to {high}", "check the unit: it stands in the name of the column", "Every number has a range of sense. A value outside it is nearly always in another unit, or negative by mistake.";
            zh: "`{field}` 中的 `{value}` 超出 {low} 至 {high}", "请核对单位:单位写在列名里", "每个数都有合理范围。超出范围的数几乎都是单位弄错或误写成负数。";
            E0214 Error
            en: "`{id}` stands twice (first in line {line})", "give one of them another name", "Rows are named so that others can refer to them; two of one name leave open which is meant.";
            zh: "`{id}` 重复(首次出现在第 {line} 行)", "请为其中一个另取编号", "编号供其他表引用,重复的编号无法确定指哪一行。";
            E0215 Error
            en: "{file} has a header but no rows", "add at least one row", "An empty table of this kind leaves nothing to simulate.";
            zh: "{file} 只有表头没有数据", "请至少填写一行", "这张表为空则无从模拟。";
            E0216 Error
            en: "a quote is opened here and never closed", "close the quote, or write it twice (\"\") if it belongs to the text", "Everything after an open quote belongs to one cell, to the end of the file.";
            zh: "此处的引号没有闭合", "请补上引号;如引号是内容的一部分,请写成两个(\"\")", "引号不闭合时,其后直到文件末尾的内容都会算作一个单元格。";
            E0217 Error
            en: "`{value}` in `{field}` is not an instant", "write for example 2017-08-23T06:00Z", "Instants are written in Coordinated Universal Time after ISO 8601: date, T, hours and minutes, Z.";
            zh: "`{field}` 中的 `{value}` 不是时刻", "请写作例如 2017-08-23T06:00Z", "时刻按 ISO 8601 以世界时书写:日期、T、时分、Z。";
            E0301 Error
            en: "not valid TOML: {reason}", "mend the syntax; texts stand in quotation marks", "scenario.toml is written in TOML: [section], key = value, texts in quotation marks, # for comments.";
            zh: "TOML 语法错误:{reason}", "请修正语法;文本须加引号", "scenario.toml 采用 TOML 格式:[节]、键 = 值、文本加引号、# 为注释。";
            E0302 Error
            en: "unknown section {section}", "did you mean {nearest}?", "A section that nothing reads would be silently ignored, so it is refused.";
            zh: "未知的节 {section}", "是否应为 {nearest}?", "无人读取的节会被默默忽略,因此予以拒绝。";
            E0303 Error
            en: "unknown key `{key}` in {section}", "did you mean `{nearest}`? else remove it", "A key that nothing reads would be silently ignored, so it is refused.";
            zh: "{section} 中有未知的键 `{key}`", "是否应为 `{nearest}`?否则请删除", "无人读取的键会被默默忽略,因此予以拒绝。";
            E0305 Error
            en: "the value of `{key}` has the wrong shape", "write a single number, text or true/false; see `reliefsim schema`", "Keys hold single values; only `set` and `add` hold lists.";
            zh: "`{key}` 的值形式不对", "请写单个数字、文本或 true/false,参见 `reliefsim schema`", "键只能取单个值;只有 `set` 和 `add` 可以是列表。";
            E0306 Error
            en: "`{key}` is missing in {section}", "add it: {doc}", "This key has no default.";
            zh: "{section} 缺少 `{key}`", "请补充({doc})", "该键没有缺省值。";
            E0307 Error
            en: "\"{key}\" is written twice; first on line {line}", "remove one of them", "Of two values for one key it is not clear which one counts.";
            zh: "「{key}」写了两次,首次在第 {line} 行", "请删除其中一处", "同一个键有两个值,无法判断以哪个为准。";
            E0401 Error
            en: "`{value}` is not in {table} ({column})", "the nearest name there is `{nearest}` ({at})", "A row refers to another that does not exist.";
            zh: "{table} 的 {column} 中没有 `{value}`", "最接近的编号是 `{nearest}`({at})", "该行引用了不存在的编号。";
            E0501 Error
            en: "no hazard is given", "add a section [hazards.flood], [hazards.typhoon], [hazards.fire], [hazards.states] or [hazards.link_failure]", "Without a hazard nothing happens that could be responded to.";
            zh: "没有给出任何灾种", "请添加 [hazards.flood]、[hazards.typhoon]、[hazards.fire]、[hazards.states] 或 [hazards.link_failure] 节", "没有灾种就没有可以应对的事件。";
            E0502 Error
            en: "epoch_min {epoch} is not a multiple of step_min {step}", "choose for example epoch_min = 2 × step_min", "Headquarters looks at the roads at the start of whole time steps.";
            zh: "epoch_min {epoch} 不是 step_min {step} 的整数倍", "例如取 epoch_min = 2 × step_min", "指挥部只在整时间步更新路况。";
            E0503 Error
            en: "link {id} has both hand_m and elev_min_m", "keep one of them", "Two heights of one road can contradict each other.";
            zh: "路段 {id} 同时有 hand_m 和 elev_min_m", "请只保留一个", "同一路段的两个高度可能互相矛盾。";
            E0504 Error
            en: "link {id} has elev_min_m, but reach {reach} has no base_level_m", "give the reach's level before the event, or use hand_m", "An elevation says nothing about flooding without the level of the river.";
            zh: "路段 {id} 给出了 elev_min_m,但河段 {reach} 没有 base_level_m", "请填写河段的事件前水位,或改用 hand_m", "没有河流水位,高程无法说明是否受淹。";
            E0505 Error
            en: "{id} names a river reach but no height ({column})", "fill in the height above the nearest drainage, or empty flood_ref", "Whether water reaches a thing depends on its height above the river.";
            zh: "{id} 指定了河段但没有高度({column})", "请填写高出最近排水面的高度,或清空 flood_ref", "是否受淹取决于高出河面的高度。";
            E0506 Error
            en: "the highest houses ({high} m) lie below the lowest ({low} m)", "swap hand_low_m and hand_high_m", "Houses of a place are spread between the two heights.";
            zh: "最高房屋({high} m)低于最低房屋({low} m)", "请对调 hand_low_m 和 hand_high_m", "一个地点的房屋分布在两个高度之间。";
            E0507 Error
            en: "time_ratio {value} does not come after the one before", "sort the rows by time_ratio", "The hydrograph is a curve over time; each point must be later than the one before.";
            zh: "time_ratio {value} 不晚于前一行", "请按 time_ratio 排序", "过程线是随时间变化的曲线,每一点必须晚于前一点。";
            E0508 Error
            en: "the hydrograph must start and end at rise_share 0 and reach 1 in between", "add these points", "The curve is scaled to the peak that is drawn; without the point 1 the peak would not be reached.";
            zh: "过程线必须始于、终于 rise_share 0,并在中间达到 1", "请补充这些点", "曲线按抽取的洪峰缩放;没有 1 这一点就达不到洪峰。";
            E0509 Error
            en: "probabilities add up to {sum}, not to 1", "mend the probabilities", "Exactly one state is drawn for each event.";
            zh: "概率之和为 {sum},不等于 1", "请修正概率", "每次事件恰好抽取一种状态。";
            E0510 Error
            en: "target {id} is not assessable but does not say why", "fill in `why`: which record would prove it", "A row of the plan is never dropped without a reason; the report names the record that could prove it.";
            zh: "指标 {id} 无法评估,但没有说明原因", "请填写 `why`:哪种记录可以证明", "规划中的指标不会无故略去;报告会写明可用何种记录证明。";
            E0511 Error
            en: "target {id} has no metric but is called assessable", "choose a metric, or write assessable = no with why", "What is not measured cannot be judged.";
            zh: "指标 {id} 没有度量却标为可评估", "请选择度量,或写 assessable = no 并说明原因", "没有度量就无法评判。";
            E0512 Error
            en: "unit `{value}` does not fit the metric", "write one of: {units}", "A threshold without the right unit would be held against the wrong number.";
            zh: "单位 `{value}` 与度量不符", "请写以下之一:{units}", "单位不对,阈值就会与错误的数比较。";
            E0513 Error
            en: "target {id} does not say its {field}", "choose one; `reliefsim schema` lists the words", "\"Within 8 hours\" of what, until what? A target without clock and event can be read in several ways.";
            zh: "指标 {id} 没有写明 {field}", "请选择一项,`reliefsim schema` 列出可用的词", "“8 小时之内”从何时算起、以何事为准?没有起点和事件的指标有多种读法。";
            W0514 Warning
            en: "comparison `{value}` asks for the worse", "turn it round if that is not meant", "Longer times and lower shares are worse; this row asks for them.";
            zh: "比较符 `{value}` 要求的是更差的结果", "如非本意请改正", "时间越长、比例越低越差,而该行正是如此要求。";
            E0515 Error
            en: "target {id}: full first packages are counted for displaced people only", "write population = displaced, or event = first_delivery", "Affected people who can stay at home do not receive the whole package.";
            zh: "指标 {id}:完整的首批物资只对转移人员计数", "请写 population = displaced,或 event = first_delivery", "能留在家中的受灾人员不领取整套物资。";
            E0516 Error
            en: "({x}, {y}) is no position in {datum}", "x is the longitude (-180 to 180), y the latitude (-90 to 90); perhaps they are swapped, or the table is in metres (local_m)", "Coordinates outside the earth are wrong in order, unit or datum.";
            zh: "({x}, {y}) 不是 {datum} 中的位置", "x 为经度(-180 至 180),y 为纬度(-90 至 90);可能写反了,或单位是米(local_m)", "超出地球范围的坐标,不是顺序写反就是单位或坐标系弄错。";
            W0517 Warning
            en: "link {id} has no length", "measure it again", "A road of no length takes no time. Ramps and ferries are sometimes drawn so; roads never are.";
            zh: "路段 {id} 长度为零", "请重新量算", "长度为零的路不耗时间。匝道和渡口有时如此,道路不会。";
            E0518 Error
            en: "link {id} has neither facility_type nor free_speed", "give its class or its speed", "Without one of them nobody knows how fast it is travelled.";
            zh: "路段 {id} 既没有 facility_type 也没有 free_speed", "请填写道路等级或车速", "两者都没有就不知道车速。";
            E0519 Error
            en: "lies {km} km from the nearest node; the limit is {limit} km", "check the coordinates and the datum (now {datum}); GCJ-02 shifts points by some 500 m", "A place far from every road is nearly always in another datum, or its coordinates are swapped.";
            zh: "距最近的路网节点 {km} km,上限 {limit} km", "请核对坐标和坐标系(现为 {datum});GCJ-02 偏移约 500 m", "远离道路的地点几乎都是坐标系不对或经纬度写反。";
            W0520 Warning
            en: "no road leads to {name} ({id}) from any stocked site; it will count as not relieved by road", "join it to the network, or add a boat or helicopter", "Even on a dry day this place cannot be reached. Its outcome is censored, never averaged away.";
            zh: "没有道路从任何有物资的库点通往 {name}({id}),将计为陆路无法救助", "请把它接入路网,或增加船艇、直升机", "即使晴天也到不了该地。其结果按删失处理,绝不平均掉。";
            E0521 Error
            en: "no site holds any stock", "add rows to stock.csv", "Without goods anywhere nobody can be relieved.";
            zh: "没有任何库点有物资", "请在 stock.csv 中添加物资", "哪里都没有物资,就无法救助任何人。";
            W0522 Warning
            en: "no team with vehicles stands at a site with stock", "give a team vehicles, or station it at a depot", "Goods that nobody can carry reach only the village they lie in.";
            zh: "没有任何配有车辆的队伍驻在有物资的库点", "请为队伍配车,或将其驻地设在库点", "无人运送的物资只能用于所在的村。";
            W0523 Warning
            en: "commodity {id} lies nowhere", "add stock of it, or remove it", "People need it, but no site has it: every first package stays incomplete.";
            zh: "物资 {id} 没有任何库存", "请添加库存,或删除该物资", "人们需要它,但哪里都没有:首批物资永远不完整。";
            E0524 Error
            en: "no commodity belongs to the first package", "fill in first_package_per_person", "Relief means a first package; without one nothing can be delivered.";
            zh: "没有任何物资属于首批物资", "请填写 first_package_per_person", "救助以首批物资为准;没有首批物资就无从送达。";
            E0525 Error
            en: "nobody lives in any place", "fill in population_persons", "Targets count people.";
            zh: "所有地点的人口都为零", "请填写 population_persons", "指标以人口计。";
            E0526 Error
            en: "{table} is in {datum}, the network in {network}: degrees and plane metres cannot be compared", "convert one of them", "local_m is plane metres of a local system, the others are degrees.";
            zh: "{table} 的坐标系是 {datum},路网是 {network}:度与平面米无法比较", "请换算到同一坐标系", "local_m 是本地平面米坐标,其余以度为单位。";
            E0527 Error
            en: "the day ends at {ends} h, not after it begins at {begins} h", "write hours of the day, e.g. 6 and 19", "Daylight must lie within one day.";
            zh: "白昼结束时刻 {ends} 不晚于开始时刻 {begins}", "请写一天中的时刻,例如 6 和 19", "白昼须在同一天之内。";
            E0528 Error
            en: "team {team} has {vehicles} vehicles, but vehicle_id is empty", "write which vehicle of vehicles.csv they are", "Without a kind of vehicle there is no payload and no speed.";
            zh: "队伍 {team} 有 {vehicles} 辆车,但 vehicle_id 为空", "请写明是 vehicles.csv 中的哪种车", "不知道车型就没有载重和车速。";
            E0529 Error
            en: "target {id}: threshold {threshold} {unit} makes no sense", "write a time of 0 or more, or a share between 0 and 1", "A share of 95 % is written 0.95.";
            zh: "指标 {id}:限值 {threshold} {unit} 不合理", "时间应不小于 0,比例应在 0 与 1 之间", "95% 写作 0.95。";
            E0530 Error
            en: "shelters.csv has coordinates, but [datum] does not say in which datum", "add shelters = \"…\" to [datum]", "Coordinates are never guessed.";
            zh: "shelters.csv 有坐标,但 [datum] 没有写明坐标系", "请在 [datum] 中补上 shelters = \"…\"", "程序不猜测坐标系。";
            E0531 Error
            en: "a flood by hydrograph lacks `{key}`", "add {key} = … to [hazards.flood]", "A flood that a hydrograph drives needs how high it comes and when. One that the rain of a typhoon drives (driver = \"typhoon\") needs neither.";
            zh: "由过程线驱动的洪水缺少 `{key}`", "请在 [hazards.flood] 中写上 {key} = …", "由过程线驱动的洪水须写明涨幅和峰现时间;由台风降雨驱动(driver = \"typhoon\")则不需要。";
            E0532 Error
            en: "a flood driven by a typhoon needs [hazards.typhoon] and hazards/catchments.csv", "add them, or write driver = \"hydrograph\"", "The rain of the typhoon falls on catchments, and these feed the reaches.";
            zh: "由台风驱动的洪水需要 [hazards.typhoon] 和 hazards/catchments.csv", "请补上,或改为 driver = \"hydrograph\"", "台风降雨落在集水区上,再汇入各河段。";
            E0533 Error
            en: "[hazards.wind_damage] without [hazards.typhoon]", "add [hazards.typhoon], or remove the section", "Without a typhoon there is no wind that could do damage.";
            zh: "有 [hazards.wind_damage] 而没有 [hazards.typhoon]", "请添加 [hazards.typhoon] 或删除该节", "没有台风就没有造成损害的风。";
            E0534 Error
            en: "a typhoon needs a network in degrees, not in local metres", "give the network in wgs84 or cgcs2000", "Tracks are given in longitude and latitude; a local plane does not say where on the earth it lies.";
            zh: "台风需要以经纬度表示的路网,而不是局部平面坐标", "请以 wgs84 或 cgcs2000 给出路网", "台风路径以经纬度给出,局部平面坐标没有说明在地球上的位置。";
            E0535 Error
            en: "the track has fewer than two fixes", "add fixes, or import the track again", "A storm that stands still at one point has no track; two fixes are the least.";
            zh: "台风路径少于两个定位点", "请补充定位点,或重新导入路径", "只有一个点的台风没有路径,至少需要两个定位点。";
            E0536 Error
            en: "the fix at {value} is not later than the one before it", "put the fixes in order of time", "Times of a track rise from row to row.";
            zh: "{value} 的定位点不晚于前一个", "请按时间顺序排列定位点", "路径的时间须逐行递增。";
            E0537 Error
            en: "storm `{value}` stands in the same table as another", "keep one storm in hazards/track.csv", "A scenario has one storm; `reliefsim import track --storm` chooses it.";
            zh: "台风 `{value}` 与另一个台风同在一张表中", "hazards/track.csv 只保留一个台风", "一个情景只有一个台风,可用 `reliefsim import track --storm` 选择。";
            W0538 Warning
            en: "the winds of the track are {ratio} times what its pressures give", "check the unit: wind_m_s is in m/s, one knot is 0.514 m/s", "Wind and central pressure go together (Atkinson & Holliday 1977). A factor near 2 or one half usually means knots written as m/s, or the other way round.";
            zh: "路径风速是按气压推算值的 {ratio} 倍", "请核对单位:wind_m_s 以米每秒计,1 节为 0.514 米每秒", "风速与中心气压相关(Atkinson 与 Holliday 1977)。相差约一倍通常是把节写成米每秒,或相反。";
            E0539 Error
            en: "reach `{id}` flows back into itself", "mend downstream_reach_id", "Water flows from reach to reach and leaves the district; a circle has no source.";
            zh: "河段 `{id}` 又流回自身", "请更正 downstream_reach_id", "水由上游河段流向下游并流出本区,不能成环。";
            E0540 Error
            en: "there is no fuel model {value}", "use 1 to 13 (Anderson 1982) or 101 to 204 (Scott & Burgan 2005)", "Fuel models say how much of which fuel lies how deep; codes 91 to 99 do not burn and are no forest.";
            zh: "没有 {value} 号可燃物模型", "请用 1 至 13(Anderson 1982)或 101 至 204(Scott 与 Burgan 2005)", "可燃物模型说明可燃物的种类、数量与厚度;91 至 99 号为不可燃,不能作为森林。";
            E0541 Error
            en: "forest `{id}`: no rate of line production is known for fuel model {value}", "give line_m_h_person", "The table of hand crews knows the models 1, 2, 4, 5, 6, 8 and 9. For others the district must say how many metres of line one person builds in an hour.";
            zh: "森林 `{id}`:{value} 号可燃物模型没有已知的开设隔离带速度", "请填写 line_m_h_person", "人工扑救表只有 1、2、4、5、6、8、9 号模型;其他模型须由地区给出每人每小时开设隔离带的米数。";
            E0542 Error
            en: "no forest has a weight above zero", "give one of them a weight", "Fires start in forests by their weights.";
            zh: "所有森林的权重都为零", "请给其中至少一处权重", "火灾按权重在各森林中发生。";
            W0543 Warning
            en: "no team fights forest fires", "give teams the kind forest_fire", "Without teams every fire burns its forest out.";
            zh: "没有任何队伍扑救森林火灾", "请将相关队伍的 kind 设为 forest_fire", "没有队伍时,每场火都会烧尽所在森林。";
            E0544 Error
            en: "the event `{event}` does not go with the metric `{metric}`", "fires are contained or extinguished, relief is delivered", "Fires and relief have events of their own.";
            zh: "事件 `{event}` 与指标 `{metric}` 不符", "火灾用 contained 或 extinguished,救助用送达类事件", "火灾与救助各有自己的事件。";
            E0545 Error
            en: "reservoir `{id}`: {above} is not above {below}", "mend the levels or storages", "Levels rise from the bottom over the flood-limit and the emergency level to the crest, and more water is stored at the crest than at the limit.";
            zh: "水库 `{id}`:{above} 不高于 {below}", "请更正水位或库容", "库底、汛限水位、紧急水位、坝顶须依次升高,坝顶库容须大于汛限库容。";
            E0546 Error
            en: "two dams stand at the upper end of reach `{reach}`", "give each reservoir a reach of its own", "What drains to a reach is held back once. A cascade of reservoirs is a chain of reaches.";
            zh: "河段 `{reach}` 上端有两座大坝", "请为每座水库单设河段", "流向一个河段的水只被拦蓄一次;梯级水库应写成首尾相接的多个河段。";
            E0547 Error
            en: "the track has no fix between the start and the end of the simulation", "mend start_utc or horizon_h", "Without the storm in the time that is simulated nothing happens, and nobody would say why.";
            zh: "台风路径在模拟时段内没有定位点", "请更正 start_utc 或 horizon_h", "模拟时段内没有台风,就什么也不会发生,也没有人说明原因。";
            W0548 Warning
            en: "the track begins {hours} h before the start, the forecast {lead} h", "shorten lead_h, or bring earlier fixes", "Errors of a forecast grow from when it was issued. A track that begins later gives smaller errors than a forecast of that age has.";
            zh: "路径始于模拟开始前 {hours} 小时,而预报时效为 {lead} 小时", "请缩短 lead_h 或补充更早的定位点", "预报误差自发布时刻起增长;路径起始较晚时,误差小于该时效的预报。";
            E0549 Error
            en: "`{there}` without `{missing}`", "give both, or neither", "A point of the coast has a longitude and a latitude.";
            zh: "有 `{there}` 而没有 `{missing}`", "请同时填写或同时留空", "海岸上的点须有经度和纬度。";
            E0550 Error
            en: "reach `{id}` has no catchment, and stands beside no reach", "add a row to hazards/catchments.csv, or give beside_reach_id", "A flood that rain drives raises reaches by their catchments; this one would never rise.";
            zh: "河段 `{id}` 没有集水区,也未写明依附的河段", "请在 hazards/catchments.csv 中添加一行,或填写 beside_reach_id", "由降雨驱动的洪水按集水区抬升各河段,该河段将永远不会上涨。";
            E0551 Error
            en: "below reservoir `{id}` there is no reach that a breach could flood", "give its reach a downstream_reach_id", "The wave of a breach enters the reach below the one at the dam.";
            zh: "水库 `{id}` 下游没有可被溃坝淹没的河段", "请为其河段填写 downstream_reach_id", "溃坝洪水进入坝下河段的下一河段。";
            E0570 Error
            en: "a flood by driver `rainstorm` needs [hazards.rainstorm] and hazards/catchments.csv", "add what is missing, or set driver = \"hydrograph\"", "The rain of the storm falls on catchments and gathers in their reaches.";
            zh: "由暴雨驱动的洪水需要 [hazards.rainstorm] 和 hazards/catchments.csv", "请补上,或改为 driver = \"hydrograph\"", "暴雨落在集水区上,再汇入各河段。";
            E0571 Error
            en: "[hazards.rainstorm] beside [hazards.typhoon]", "keep one of them", "A typhoon brings its own rain; two rains of one event would be drawn apart and added.";
            zh: "[hazards.rainstorm] 与 [hazards.typhoon] 并存", "请只保留其一", "台风自带降雨;同一事件的两场雨会分别抽样再相加。";
            E0572 Error
            en: "the storm formula gives less rain the longer it rains: n is {n}, at most {most} for {hours} h", "mend formula_n or formula_b_min, or shorten duration_h", "Depth a t / (t + b)^n grows with t as long as (1 - n) t + b is not negative.";
            zh: "暴雨强度公式给出的雨量随历时减少:n 为 {n},历时 {hours} 小时最多为 {most}", "请更正 formula_n 或 formula_b_min,或缩短 duration_h", "只要 (1 - n) t + b 不为负,雨量 a t / (t + b)^n 就随 t 增加。";
            W0573 Warning
            en: "{what} does nothing: it needs one of {needs}", "add what it needs, or remove it", "Some sections and tables work only with others: slopes slide and low roads fill by rain, flood maps need a flood, orders for bridges need wind damage. Tables of a base are for its own hazards and are not named.";
            zh: "{what} 不起作用:它需要 {needs} 之一", "请补上所需内容,或将其删除", "有些节和表须与其他内容配合:滑坡和低洼路段积水由降雨引起,淹没图须有洪水,桥梁封闭规定须有风灾损失。基础情景的表供其自身灾种使用,不在此列。";
            W0575 Warning
            en: "`{id}` has an order in wind but is no bridge", "set bridge = true in network/link.csv, or mend link_id", "Orders in wind are for bridges; this link is closed by them all the same.";
            zh: "`{id}` 有大风封闭规定,但不是桥梁", "请在 network/link.csv 中设 bridge = true,或更正 link_id", "大风封闭规定针对桥梁;该路段仍会按规定封闭。";
            E0576 Error
            en: "reach `{id}`: {field} does not rise from the row before", "put the rows of a reach in order of return period; rarer floods rise higher", "Return levels of a reach rise with the return period.";
            zh: "河段 `{id}`:{field} 没有高于前一行", "同一河段的各行请按重现期递增排列,越罕见的洪水涨幅越大", "重现期越长,水位越高。";
            E0577 Error
            en: "reach `{id}` has a single return level", "give two at least", "Between two levels a rarity can be read; from one it cannot.";
            zh: "河段 `{id}` 只有一个重现期水位", "请至少给出两个", "有两个水位才能推算重现期。";
            E0578 Error
            en: "there is no {entity} `{id}`", "nearest: `{nearest}`", "A depth belongs to a row of network/link.csv, places.csv or sites.csv.";
            zh: "没有编号为 `{id}` 的 {entity}", "最接近的是 `{nearest}`", "水深须对应 network/link.csv、places.csv 或 sites.csv 中的一行。";
            E0579 Error
            en: "{entity} `{id}` has depths on flood maps but no river with return levels", "give it a flood_ref, and that reach rows in hazards/return_levels.csv", "A map shows a flood of some rarity; return levels say when the river of an event is that high.";
            zh: "{entity} `{id}` 有淹没图水深,却没有带重现期水位的河段", "请填写其 flood_ref,并在 hazards/return_levels.csv 中给出该河段", "淹没图对应某一重现期;有了重现期水位,才知道事件中的河流何时达到该水位。";
            E0580 Error
            en: "{entity} `{id}`: {field} falls back from the row before", "put the maps in order of return period; a rarer flood is no shallower", "Depths on maps never fall with the return period.";
            zh: "{entity} `{id}`:{field} 小于前一行", "同一对象的各行请按重现期递增排列;更罕见的洪水不会更浅", "重现期越长,水深不会越小。";
            E0581 Error
            en: "forest `{id}` has no cells", "give it rows in hazards/forest_cells.csv, or set ground = \"ellipse\"", "Under ground = \"grid\" a fire spreads over the cells of its forest.";
            zh: "林区 `{id}` 没有网格单元", "请在 hazards/forest_cells.csv 中给出,或设 ground = \"ellipse\"", "设 ground = \"grid\" 时,火在林区的网格单元上蔓延。";
            E0582 Error
            en: "forest `{id}`: the cell in row {row}, column {column} is there twice", "keep one", "A cell has one fuel and one slope.";
            zh: "林区 `{id}`:第 {row} 行第 {column} 列的单元重复", "请只保留一个", "一个单元只有一种可燃物和一个坡度。";
            E0583 Error
            en: "forest `{id}`: the cell in its middle (row {row}, column {column}) does not burn", "give it a fuel model that burns, or move the middle of the forest", "Fires start in the middle of a forest.";
            zh: "林区 `{id}`:中心单元(第 {row} 行第 {column} 列)不可燃", "请给出可燃的模型,或移动林区中心", "火从林区中心开始。";
            W0584 Warning
            en: "hazards/forest_cells.csv does nothing under ground = \"ellipse\"", "set ground = \"grid\" under [hazards.fire]", "An ellipse knows one slope and one fuel for all of a forest.";
            zh: "ground = \"ellipse\" 时 hazards/forest_cells.csv 不起作用", "请在 [hazards.fire] 中设 ground = \"grid\"", "椭圆模型对整个林区只用一个坡度和一种可燃物。";
            W0585 Warning
            en: "{entity} `{id}`: {depth} m deep on the map, but reach `{reach}` rises by {rise} m at most in such a flood", "check the map against hazards/return_levels.csv, or the flood_ref of the thing", "Water is no deeper at a thing than the river has risen, unless the thing lies below the river before the event. It is then taken as dry until the river rises.";
            zh: "{entity} `{id}`:淹没图水深 {depth} 米,而河段 `{reach}` 在该重现期最多上涨 {rise} 米", "请对照 hazards/return_levels.csv 核对淹没图,或核对该对象的 flood_ref", "除非该处原本低于事件前河水位,水深不会超过河流涨幅。程序按河水上涨之前不积水处理。";
            W0586 Warning
            en: "reach `{reach}` has no return level as rare as its map of {years} years", "add a row to hazards/return_levels.csv", "Beyond the last level the rise goes on as between the last two, in the logarithm of the return period: a guess.";
            zh: "河段 `{reach}` 没有达到 {years} 年一遇淹没图的重现期水位", "请在 hazards/return_levels.csv 中添加一行", "超出最后一个水位后,涨幅按最后两个水位对重现期对数外推,属于推测。";
            W0587 Warning
            en: "place `{id}` has depths on flood maps but no {column}: all its houses stand at one height", "give both; where maps say how deep the water is, only their difference counts", "A village whose houses all stand at one height is struck as a whole or not at all.";
            zh: "地点 `{id}` 有淹没图水深,但没有 {column}:全部房屋视为同一高程", "请同时填写;有淹没图时只取两者之差", "全部房屋在同一高程的村庄,要么整体受灾,要么完全不受灾。";
            W0588 Warning
            en: "{rain} brings rain, and the river rises by a hydrograph that does not know of it", "set driver in [hazards.flood] to the rain, and give hazards/catchments.csv", "The rain and the rise of the river are then drawn apart: a day may have much of one and little of the other.";
            zh: "{rain} 带来降雨,而河流按与之无关的过程线上涨", "请把 [hazards.flood] 的 driver 设为该降雨,并给出 hazards/catchments.csv", "此时降雨与河流涨幅分别抽样:同一天可能一个很大而另一个很小。";
            W0589 Warning
            en: "target {id}: {metric} cannot be computed without {lacking}", "fill it in, or set assessable = no and say why", "Some rows of a plan are computed from records: `reliefsim explain` with the name of the metric tells which. A row that cannot be computed is not dropped; the report says that nobody here can tell.";
            zh: "指标 {id}:缺少 {lacking},无法计算 {metric}", "请填写,或设 assessable = no 并说明原因", "规划中的部分指标由台账计算,`reliefsim explain` 加指标名可查所需数据。无法计算的指标不会被删去,报告会说明无法判断。";
            W0590 Warning
            en: "`{key}` does nothing where rain drives the flood", "remove it, or set driver = \"hydrograph\"", "Where rain drives the flood, how high a river rises and when follows from the rain, its catchments and channels; `severity`, `peak_time_h`, hydrograph.csv and the rise and lag of reaches are for floods by hydrograph.";
            zh: "由降雨驱动洪水时 `{key}` 不起作用", "请删除,或设 driver = \"hydrograph\"", "由降雨驱动时,河流涨幅和峰现时间由降雨、集水区和河道决定;`severity`、`peak_time_h`、hydrograph.csv 以及河段的涨幅和滞时只用于过程线洪水。";
            E0591 Error
            en: "low road `{id}`: the ground that drains to it ({area} m²) is smaller than its sag ({sag} m²)", "give contributing_area_m2 in m², the sag included", "The sag is a part of the ground that drains to it. A smaller number usually means hectares.";
            zh: "低洼路段 `{id}`:汇水面积({area} 平方米)小于积水面积({sag} 平方米)", "contributing_area_m2 请以平方米填写,包括积水面本身", "积水面是汇水面的一部分;数值偏小通常是误用了公顷。";
            W0592 Warning
            en: "`{id}` is a bridge, whose deck lies above the ground that this row speaks of", "remove the row, or set bridge = false in network/link.csv", "Flood maps show the ground below a bridge, and sags lie on the ground. The row counts all the same.";
            zh: "`{id}` 是桥梁,桥面高于此行所指的地面", "请删除该行,或在 network/link.csv 中设 bridge = false", "淹没图表示桥下地面,积水也在地面。该行仍会生效。";
            E0593 Error
            en: "target {id}: with a horizon of {horizon} h the day of late fires is cut off", "set horizon_h to {least} or more, or let fires start earlier", "A fire that starts less than a day before the end of the simulation cannot be seen to be out within 24 hours, and would count as if it were not.";
            zh: "指标 {id}:模拟时长 {horizon} 小时,较晚起火的火场不足 24 小时", "请将 horizon_h 设为 {least} 以上,或让火灾更早发生", "离模拟结束不足一天的火场,无法看出是否在 24 小时内扑灭,会被当作未扑灭。";
            E0594 Error
            en: "[evacuation] sends people to shelters, but none in shelters.csv says where it stands", "give shelters a place_id, or coordinates", "People who leave their homes go to the nearest shelters with an open way and room.";
            zh: "[evacuation] 要求人员转移到避难场所,但 shelters.csv 中没有一个说明位置", "请给避难场所填写 place_id 或坐标", "离家人员前往道路畅通且有余量的最近避难场所。";
            W0595 Warning
            en: "nobody can be sent to {count} of the shelters: `{id}` (the first of them) does not say where it stands", "give each a place_id, or coordinates", "Such a shelter counts in computed rows of the plan, and takes nobody in.";
            zh: "有 {count} 个避难场所无法接收人员:`{id}`(其中第一个)没有说明位置", "请逐一填写 place_id 或坐标", "这类场所计入由台账计算的指标,但不接收转移人员。";
            W0596 Warning
            en: "nobody says how many people {count} of the shelters hold: `{id}` (the first of them) takes in as many as come", "give each capacity_persons or effective_area_m2", "A shelter without a limit is never full, whatever the event.";
            zh: "有 {count} 个避难场所没有说明可容纳人数:`{id}`(其中第一个)来多少收多少", "请逐一填写 capacity_persons 或 effective_area_m2", "没有容量上限的避难场所,无论灾害多大都不会满员。";
            E0597 Error
            en: "shelter `{id}` has the name of a place", "rename one of them", "People in need at a shelter are told of beside those of places.";
            zh: "避难场所 `{id}` 与地点编号重复", "请修改其中一个编号", "结果中避难场所与地点并列,编号不能相同。";
            W0598 Warning
            en: "vehicle `{id}`: {field} does nothing", "boats go on road vehicles: set mode = road, and boat_speed_km_h", "Where water is too deep for a road vehicle that brings boats, its load goes on by boat.";
            zh: "车辆 `{id}`:{field} 不起作用", "冲锋舟由道路车辆携带:请设 mode = road 并填写 boat_speed_km_h", "水深超过车辆涉水深度时,携带冲锋舟的车辆换乘前行。";
            E0599 Error
            en: "shelter `{id}` has half a position: {column} is missing", "give both coordinates, or neither and a place_id", "A shelter without coordinates stands where its place is.";
            zh: "避难场所 `{id}` 只有一半坐标:缺少 {column}", "请同时填写两个坐标,或都不填而填写 place_id", "没有坐标的避难场所视为位于其所在地点。";
            W0601 Warning
            en: "nobody says where `{field}` of {table} comes from", "add a row to sources.csv with status plan, public or assumed", "A number without a source cannot be defended. Assumed numbers are allowed: they are listed in the report.";
            zh: "没有说明 {table} 的 `{field}` 来自何处", "请在 sources.csv 中加一行,status 为 plan、public 或 assumed", "没有来源的数经不起质询。允许假设的数:报告会逐一列出。";
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
            en: "the range \"{value}\" is not of the form low..high, ×0.5..×2 or ±30%", "write for instance {nearest}", "The plausible range of an assumed number is used to see how much the verdict depends on it.";
            zh: "范围「{value}」不是 低..高、×0.5..×2 或 ±30% 的形式", "例如写 {nearest}", "假定值的合理范围用来检验结论对它的依赖程度。";
        }
    };
}
