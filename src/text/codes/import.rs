//! Texts of what can be wrong with an import, a run or its output: codes 08 and 09.

/// Makes the catalogue of the codes in front and these.
macro_rules! import_codes {
    ($($before:tt)*) => {
        codes! {
            $($before)*
            E0801 Error
            en: "{file} cannot be read as an OpenStreetMap pbf file: {reason}", "fetch the extract again, whole, as .osm.pbf", "The file is cut off, damaged or of another kind. An import takes either a whole file or nothing: half a road network would answer wrongly without a word.";
            zh: "{file} 不能作为 OpenStreetMap pbf 文件读取:{reason}", "请重新完整下载 .osm.pbf 格式的数据", "文件被截断、损坏或不是该格式。导入要么读完整个文件,要么不读:半个路网会悄悄给出错误的答案。";
            E0802 Error
            en: "{file} holds no road that a lorry drives", "take an extract that covers the district", "The import found no way of a drivable class. The extract may be clipped to another place, or hold only points.";
            zh: "{file} 中没有可通货车的道路", "请使用覆盖本地区的数据", "导入没有找到可行车等级的道路。数据可能裁剪到了别处,或只含点。";
            E0803 Error
            en: "{file} has no column {column}", "name the column {column}, or export the table as GMNS", "A GMNS link table needs link_id, from_node_id, to_node_id and length; a node table needs node_id, x_coord and y_coord. Names cut to 10 characters are understood.";
            zh: "{file} 缺少列 {column}", "请将该列命名为 {column},或按 GMNS 格式导出", "GMNS 路段表须有 link_id、from_node_id、to_node_id、length,节点表须有 node_id、x_coord、y_coord;截断为 10 个字符的列名也能识别。";
            E0804 Error
            en: "{column}: {value} is not a number", "write a plain number", "Coordinates and lengths must be numbers with a decimal point, without units or thousands marks.";
            zh: "{column}:{value} 不是数字", "请写成普通数字", "坐标和长度须为数字,用小数点,不带单位和千分位。";
            E0805 Error
            en: "link {link} names node {node}, which the node table does not hold", "add the node, or take the link out", "Every link runs between two nodes of the node table.";
            zh: "路段 {link} 引用了节点表中没有的节点 {node}", "请补充该节点或删去该路段", "每个路段的两端都须在节点表中。";
            E0806 Error
            en: "{column} {value} stands twice", "give every row its own name", "Nodes and links are told apart by their names.";
            zh: "{column} {value} 重复", "请使每行的编号各不相同", "节点和路段靠编号区分。";
            E0807 Error
            en: "{file} holds no link for motor vehicles", "check the column allowed_uses", "Links that only walkers and bicycles may use are left out; nothing was left.";
            zh: "{file} 中没有机动车可用的路段", "请检查 allowed_uses 列", "只许步行和自行车的路段会略去,结果一个也没有剩下。";
            E0808 Error
            en: "{file} is not a table that can be read: {reason}", "save it as CSV in UTF-8 with one header line", "The file must be comma-separated text in UTF-8 with the same number of cells in every line.";
            zh: "{file} 不是可读取的表格:{reason}", "请保存为带一行表头的 UTF-8 编码 CSV", "文件须为 UTF-8 编码、逗号分隔的文本,每行的格数相同。";
            E0809 Error
            en: "the map of {years} years holds {value}: no depth in metres", "give depths in metres, not levels above a datum or centimetres: gdal_calc.py -A in.tif --calc=A/100; or name the number that stands for no value: gdal_translate -a_nodata", "Water that deep stands on no road. Levels, other units and voids that a file does not declare look like this.";
            zh: "{years} 年一遇的淹没图含有 {value}:不是以米计的水深", "请提供以米计的水深,而非高程或厘米:gdal_calc.py -A in.tif --calc=A/100;或声明无值所用的数:gdal_translate -a_nodata", "道路上不会有这样深的水。水位高程、其他单位和未声明的无值都会如此。";
            E0810 Error
            en: "no link, place or site stands by a reach with return levels", "give them a flood_ref, and those reaches rows in hazards/return_levels.csv", "A map shows a flood of some rarity; return levels say when the river of an event is that high, so they come before the maps.";
            zh: "没有路段、村居或设施属于有重现期水位的河段", "请填写 flood_ref,并在 hazards/return_levels.csv 中补充这些河段", "淹没图对应某一重现期的洪水,重现期水位说明河流何时涨到该高度,因此须先有水位。";
            E0830 Error
            en: "{file} is named as a workbook but is none", "save it as .xlsx, or rename it to .csv if it is text", "Some systems export text or web pages under the name of a workbook. Open the file in an office program and save it as a real workbook or as CSV UTF-8.";
            zh: "{file} 的后缀是工作簿,内容却不是", "请另存为 .xlsx;若是文本请改名为 .csv", "有些系统以工作簿后缀导出文本或网页。请用办公软件打开后另存为真正的工作簿或 CSV UTF-8。";
            E0831 Error
            en: "{file} cannot be read as a workbook: {reason}", "open it in an office program and save it again as .xlsx without a password", "The workbook is cut off, damaged, protected by a password, or of a kind that is not read (.xlsx and .xls are).";
            zh: "{file} 无法作为工作簿读取:{reason}", "请用办公软件打开后重新另存为不加密码的 .xlsx", "工作簿不完整、已损坏、有密码保护,或格式不受支持(支持 .xlsx 和 .xls)。";
            E0832 Error
            en: "{file} unpacks to more than allowed ({limit})", "delete sheets, pictures and empty rows that are not needed, or save the one sheet as CSV", "A workbook is a compressed archive. One that unpacks to many times its size would fill the memory of the machine, so it is refused before it is read.";
            zh: "{file} 解压后超过上限({limit})", "请删除不需要的工作表、图片和空行,或把所需工作表另存为 CSV", "工作簿是压缩包。解压后膨胀过大的文件会占满内存,因此在读取前即被拒绝。";
            E0833 Error
            en: "the workbook has no sheet `{sheet}`", "its sheets are: {known}", "`--sheet` names the sheet to read; without it the first one is read.";
            zh: "工作簿中没有工作表 `{sheet}`", "现有工作表:{known}", "`--sheet` 指定要读取的工作表;不指定则读取第一张。";
            E0834 Error
            en: "{file} holds more than {limit}", "split it, or delete rows and columns that are not needed", "No district's ledger comes near this size. The limit keeps a wrong file from filling the memory of the machine.";
            zh: "{file} 的内容超过 {limit}", "请拆分文件,或删除不需要的行和列", "任何区县的台账都远小于此。设上限是为了避免误选的文件占满内存。";
            E0835 Error
            en: "no header row was found in the first {rows} rows", "name the columns in one row, for instance {example}; or give `--map COLUMN=FIELD`", "The header row is the one in which most names are known. Title rows above it are skipped.";
            zh: "前 {rows} 行中没有找到表头", "请用一行写明列名,例如 {example};或用 `--map 列名=字段` 指定", "已知列名最多的一行即为表头,其上的标题行会跳过。";
            E0836 Error
            en: "no column of the ledger gives `{column}`", "add such a column, or name it: `--map COLUMN={column}` ({doc})", "This value has no default: every row must say.";
            zh: "台账中没有可用作 `{column}` 的列", "请补充该列,或用 `--map 列名={column}` 指定({doc})", "该值没有缺省值,每一行都必须填写。";
            E0837 Error
            en: "the ledger has no column `{header}`", "did you mean `{nearest}`?", "`--map COLUMN=FIELD` names a column as it stands in the header row of the ledger.";
            zh: "台账中没有列 `{header}`", "是否应为 `{nearest}`?", "`--map 列名=字段` 中的列名须与台账表头一致。";
            E0838 Error
            en: "{table} has no field `{column}`", "did you mean `{nearest}`?", "`--map COLUMN=FIELD` gives a field of the table that is made; `reliefsim schema` lists them.";
            zh: "{table} 没有字段 `{column}`", "是否应为 `{nearest}`?", "`--map 列名=字段` 中的字段须属于要生成的表,`reliefsim schema` 可列出全部字段。";
            E0839 Error
            en: "the ledger has coordinates, but nobody says in which datum", "give `--datum wgs84`, cgcs2000, gcj02, bd09 or local_m; ask who measured them", "Chinese web maps shift positions by some 500 m (GCJ-02, BD-09). Numbers do not show it, so the datum is never guessed.";
            zh: "台账中有坐标,但没有说明坐标系", "请用 `--datum` 指明 wgs84、cgcs2000、gcj02、bd09 或 local_m,可向采集人核实", "国内网络地图的坐标有约 500 m 的偏移(GCJ-02、BD-09),从数字上看不出来,因此程序绝不猜测坐标系。";
            E0840 Error
            en: "longitude {x} and latitude {y} seem swapped in this row only", "swap them in the ledger", "Other rows have them in the right order. Where all rows are swapped they are turned round together; a single one may as well be a slip of another kind.";
            zh: "只有这一行的经度 {x} 与纬度 {y} 似乎写反", "请在台账中对调", "其他行的顺序正确。若全部写反,程序会一并对调;个别一行则可能是别的笔误。";
            E0841 Error
            en: "`{column}` is given twice: by `{first}` and by `{second}`", "keep one of the two `--map`", "Two columns for one field leave open which one holds.";
            zh: "`{column}` 指定了两次:`{first}` 和 `{second}`", "请只保留其中一个 `--map`", "同一字段对应两列,无法确定以哪一列为准。";
            E0842 Error
            en: "{file} has no rows of data below its header", "choose the right sheet with `--sheet`, or fill the ledger", "Empty rows, totals and footnotes are left out; nothing remained.";
            zh: "{file} 的表头下没有数据", "请用 `--sheet` 选择正确的工作表,或补充台账", "空行、合计行和脚注不计,此外没有任何数据。";
            E0850 Error
            en: "the track file is empty", "fetch it again, or choose another file", "A download that broke off often leaves an empty file.";
            zh: "路径文件是空的", "请重新下载或另选文件", "下载中断常会留下空文件。";
            E0851 Error
            en: "not a known track format; it begins `{value}`", "known are: {known}; say which with the format option", "The format is told by the first lines of the file, never by its name alone.";
            zh: "无法识别的路径格式,开头为 `{value}`", "可识别的格式:{known};也可用格式选项指定", "格式按文件开头几行的内容判断,不只看文件名。";
            E0852 Error
            en: "the file holds no storm in the format {format}", "choose another format, or a file with fixes", "A header without rows, or another format than was told.";
            zh: "文件中没有 {format} 格式的台风", "请另选格式,或选择含有定位点的文件", "可能只有表头没有数据,或指定的格式不对。";
            E0853 Error
            en: "data line before any storm header", "begin with the header line of the storm (66666 ...)", "Without its header a fix belongs to no storm.";
            zh: "数据行之前没有台风头记录", "请以台风头记录(66666 ……)开头", "没有头记录,定位点不属于任何台风。";
            E0854 Error
            en: "column `{column}` is missing", "nearest there is `{nearest}`; name the column `{column}`", "Columns are found by their name, in any order.";
            zh: "缺少列 `{column}`", "最接近的列是 `{nearest}`,请将列名写为 `{column}`", "列按名称查找,顺序不限。";
            E0855 Error
            en: "`{field}` is in `{found}`, expected `{expected}`", "convert the values and rename the column", "Units are never converted on a guess: a knot taken for a metre a second doubles the wind.";
            zh: "`{field}` 的单位是 `{found}`,应为 `{expected}`", "请换算数值并更改列名", "程序绝不猜测单位:把节当作米每秒,风速会差一倍。";
            E0856 Error
            en: "the line ends before `{field}`", "complete the line, or delete it", "A line cut short is often the last one of a broken download.";
            zh: "该行在 `{field}` 之前就结束了", "请补全或删除该行", "残缺的行常是下载中断的最后一行。";
            E0857 Error
            en: "`{value}` in `{field}` is not a number", "write a plain number; leave the cell empty where it is unknown", "Shifted columns and unit signs in cells are the usual reasons.";
            zh: "`{field}` 中的 `{value}` 不是数字", "请写纯数字,未知则留空", "常见原因是列错位或单元格内带单位。";
            E0858 Error
            en: "{value} in `{field}` lies outside {low} to {high}", "check the unit and the decimal point", "Best-track texts write tenths of a degree; tables write degrees.";
            zh: "`{field}` 中的 {value} 超出 {low} 至 {high}", "请核对单位和小数点", "最佳路径文本以 0.1 度为单位,表格以度为单位。";
            E0859 Error
            en: "`{value}` in `{field}` is no date and time", "write for example {example}, UTC", "Dates that the calendar does not have, such as 29 February 2017, are slips of the pen.";
            zh: "`{field}` 中的 `{value}` 不是有效的日期时间", "请写例如 {example}(世界时)", "日历上没有的日期(如 2017 年 2 月 29 日)是笔误。";
            E0860 Error
            en: "the time {value} stands twice in the storm", "delete one of the two fixes", "Two places at one time leave open which holds.";
            zh: "该台风中时间 {value} 重复", "请删除其中一个定位点", "同一时间有两个位置,无法确定以哪个为准。";
            E0861 Error
            en: "the time goes back: {value} after {before}", "sort the fixes by time, or mend the date", "A track is read in the order of time; one that goes back hides a slip in a date.";
            zh: "时间倒退:{value} 排在 {before} 之后", "请按时间排序或更正日期", "路径按时间顺序读取,倒退往往是日期写错。";
            E0862 Error
            en: "the storm has no usable fix", "see the other findings of this storm", "A storm needs two fixes at least.";
            zh: "该台风没有可用的定位点", "请查看该台风的其他问题", "一个台风至少需要两个定位点。";
            E0863 Error
            en: "the storm has one fix only", "add fixes, or choose another storm", "A single fix has no direction and no speed.";
            zh: "该台风只有一个定位点", "请补充定位点或另选台风", "单个定位点没有移向和移速。";
            E0864 Error
            en: "`{field}` is `{value}`, earlier fixes of the storm have `{first}`", "give all fixes of one storm the same {field}", "One storm has one name, one agency and one averaging period.";
            zh: "`{field}` 为 `{value}`,该台风前面的定位点为 `{first}`", "同一台风的 {field} 须一致", "一个台风只有一个名称、一个机构和一个平均时段。";
            E0865 Error
            en: "the averaging period `{value}` is not in use", "write 1 (JTWC), 2 (CMA) or 10 (JMA, HKO) minutes", "The maximum wind depends on the minutes over which it is averaged.";
            zh: "平均时段 `{value}` 不在使用之列", "请写 1(JTWC)、2(CMA)或 10(JMA、HKO)分钟", "最大风速取决于平均时段的长短。";
            E0866 Error
            en: "the file holds nothing by {agency} for this storm", "choose another agency; there are: {known}", "Not every agency analyses every storm.";
            zh: "文件中该台风没有 {agency} 的资料", "请另选机构,现有:{known}", "并非每个机构都分析每个台风。";
            E0867 Error
            en: "no storm `{value}` in the file", "nearest: {nearest}", "Storms go by identifier (1713, WP152017, an IBTrACS SID) or by name, with the year where needed (HATO 2017).";
            zh: "文件中没有台风 `{value}`", "最接近的是:{nearest}", "台风可用编号(1713、WP152017、IBTrACS SID)或名称表示,必要时加年份(HATO 2017)。";
            E0868 Error
            en: "`{value}` names {count} storms", "choose one: {nearest}", "Names are used again after some years; the identifier is unique.";
            zh: "`{value}` 对应 {count} 个台风", "请选其一:{nearest}", "名称隔几年会重复使用,编号是唯一的。";
            W0869 Warning
            en: "the file is not UTF-8; it was read as GB18030", "save it as UTF-8 to be sure", "Numbers are the same in both; look at the names once.";
            zh: "文件不是 UTF-8,已按 GB18030 读取", "建议另存为 UTF-8", "数字不受影响,请核对名称。";
            W0870 Warning
            en: "the header tells of {expected} fixes, {value} were read", "fetch the file again if lines are missing", "A file cut short or edited by hand shows it here.";
            zh: "头记录写明 {expected} 个定位点,实际读到 {value} 个", "如有缺行请重新下载", "文件残缺或手工改动会在此显现。";
            W0871 Warning
            en: "the file does not tell its averaging period; {value} min by {agency} is assumed", "name the agency with the agency option", "Winds over 1 and over 10 minutes differ by a tenth and more.";
            zh: "文件没有写明平均时段,按 {agency} 的 {value} 分钟处理", "请用机构选项指明", "1 分钟与 10 分钟平均风速相差一成以上。";
            W0872 Warning
            en: "winds are marked as {value} min means, but {agency} gives {expected} min means", "check where the winds come from", "A wrong period shifts every wind of the track.";
            zh: "风速标为 {value} 分钟平均,而 {agency} 使用 {expected} 分钟平均", "请核对风速来源", "平均时段写错会使整条路径的风速偏离。";
            W0873 Warning
            en: "winds are {value} times what the pressures suggest: knots labelled m/s?", "divide the winds by 1.944 if they are knots", "Compared with Atkinson & Holliday (1977) over the fixes that have both.";
            zh: "风速是气压所对应风速的 {value} 倍:是否把节当成了 m/s?", "若为节,请除以 1.944", "与 Atkinson 和 Holliday(1977)关系比较所得。";
            W0874 Warning
            en: "winds are {value} times what the pressures suggest: m/s labelled knots?", "multiply the winds by 1.944 if they are m/s", "Compared with Atkinson & Holliday (1977) over the fixes that have both.";
            zh: "风速是气压所对应风速的 {value} 倍:是否把 m/s 当成了节?", "若为 m/s,请乘以 1.944", "与 Atkinson 和 Holliday(1977)关系比较所得。";
            W0875 Warning
            en: "central pressure {value} hPa lies outside {low} to {high}", "check the digits", "The lowest pressure ever measured in a typhoon is 870 hPa (Tip, 1979).";
            zh: "中心气压 {value} hPa 超出 {low} 至 {high}", "请核对数字", "台风中心气压的最低实测值为 870 hPa(1979 年泰培)。";
            W0876 Warning
            en: "the storm moves at {value} km/h from the fix before; above {high} is unlikely", "check latitude, longitude and time", "A digit changed in a coordinate shows as a jump.";
            zh: "与前一定位点相比移速达 {value} km/h,超过 {high} 不大可能", "请核对经纬度和时间", "坐标写错一位就会出现跳跃。";
            W0877 Warning
            en: "the storm jumps to another hemisphere: `{field}` {value}", "turn the sign (E/W, N/S): {expected} fits the fixes beside it", "East and west or north and south are easily exchanged when a table is made by hand.";
            zh: "台风跳到另一半球:`{field}` 为 {value}", "请更正正负号(东西、南北):{expected} 与相邻定位点相符", "手工制表时容易弄错东西经或南北纬。";
            W0878 Warning
            en: "{value} h without a fix; more than {high} h is long", "look for lost lines", "Between distant fixes the track is a straight guess.";
            zh: "有 {value} 小时没有定位点,超过 {high} 小时偏长", "请检查是否缺行", "相隔很久的定位点之间只能按直线推算。";
            W0879 Warning
            en: "{value} of {count} fixes have no maximum wind (first here)", "fill them in, or leave them to the wind-pressure relation", "0, 999, -999 and empty cells mean unknown.";
            zh: "{count} 个定位点中有 {value} 个没有最大风速(此处为第一个)", "请补充,或由风压关系推算", "0、999、-999 和空格都表示未知。";
            W0880 Warning
            en: "{value} of {count} fixes have no central pressure (first here)", "fill them in, or leave them to the wind-pressure relation", "0, -999 and empty cells mean unknown.";
            zh: "{count} 个定位点中有 {value} 个没有中心气压(此处为第一个)", "请补充,或由风压关系推算", "0、-999 和空格都表示未知。";
            W0881 Warning
            en: "{value} further findings are left out", "mend those above first", "A file of another kind has something wrong in every line.";
            zh: "另有 {value} 个问题未列出", "请先处理以上问题", "文件类型不对时每一行都会有问题。";
            E0882 Error
            en: "\"{file}\" is no GeoTIFF, SRTM tile or ASCII grid", "give a .tif, .hgt or .asc file; unpack archives first", "GeoTIFF is known by its first bytes, the others by the end of their name.";
            zh: "“{file}”不是 GeoTIFF、SRTM 图块或 ASCII 栅格", "请提供 .tif、.hgt 或 .asc 文件;压缩包须先解压", "GeoTIFF 由文件开头的字节识别,其余由后缀名识别。";
            E0883 Error
            en: "the raster is damaged: {reason}", "fetch the file again; if it stays so, write it anew: gdal_translate in.tif out.tif", "The file is cut off or contradicts itself. Half a raster would answer wrongly without a word.";
            zh: "栅格文件损坏:{reason}", "请重新获取文件;仍不行时重新导出:gdal_translate in.tif out.tif", "文件被截断或前后矛盾。残缺的栅格会悄悄给出错误的答案。";
            E0884 Error
            en: "rasters of this kind are not read: {what}", "write it anew: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif", "Numbers of 8 to 64 bits are read, plain or packed with Deflate or LZW.";
            zh: "不支持此类栅格:{what}", "请重新导出:gdal_translate -co COMPRESS=DEFLATE in.tif out.tif", "可读取 8 至 64 位的数值,不压缩或以 Deflate、LZW 压缩。";
            E0885 Error
            en: "the grid is turned or south-up", "turn it north-up: gdalwarp in.tif out.tif", "Rows must run from west to east and follow each other from north to south.";
            zh: "栅格有旋转或南北颠倒", "请转为北向上:gdalwarp in.tif out.tif", "各行须自西向东,行序自北向南。";
            E0886 Error
            en: "the head of the file has no {key}: where its cells lie is not known", "ASCII grid: add a line \"{key} …\" before the values; GeoTIFF: write it anew with its corner and the size of its cells", "A place is never guessed. A .tfw file beside the raster is not read.";
            zh: "文件头缺少 {key}:不知道像元的位置", "ASCII 栅格:请在数值之前加一行“{key} …”;GeoTIFF:请带角点坐标和像元大小重新导出", "位置绝不猜测;不读取旁边的 .tfw 文件。";
            E0887 Error
            en: "the file has {bands} bands, not one", "take one out: gdal_translate -b 1 in.tif out.tif", "Nobody but you knows which of the bands holds the numbers that are wanted.";
            zh: "文件有 {bands} 个波段,应为 1 个", "请取出一个波段:gdal_translate -b 1 in.tif out.tif", "所需的数值在哪个波段,只有您知道。";
            E0888 Error
            en: "the file does not name its coordinate reference system", "state it, for instance --crs EPSG:4490 (degrees) or --crs EPSG:4526 (metres, belt 38)", "Numbers do not show in which system they are, so it is never guessed. An ASCII grid may have a .prj file beside it.";
            zh: "文件没有说明坐标参考系", "请用 --crs 指明,如 --crs EPSG:4490(经纬度)或 --crs EPSG:4526(米,38 带)", "从数字上看不出坐标参考系,因此绝不猜测。ASCII 栅格旁可放 .prj 文件。";
            E0889 Error
            en: "the coordinate reference system is not supported: {stated}", "project it: gdalwarp -t_srs EPSG:4490 in.tif out.tif; or state the right one with --crs", "Supported are EPSG:4326, 4490 and 4269 (degrees), 32601 to 32660 and 32701 to 32760 (UTM), 4491 to 4554 (CGCS2000 Gauss-Krüger) and 5070.";
            zh: "不支持该坐标参考系:{stated}", "请投影:gdalwarp -t_srs EPSG:4490 in.tif out.tif;或用 --crs 指明正确的", "支持 EPSG:4326、4490、4269(经纬度),32601–32660、32701–32760(UTM),4491–4554(CGCS2000 高斯-克吕格)和 5070。";
            E0890 Error
            en: "the raster claims {crs}, where coordinates lie within {usual}, but its own are {bounds}", "state the right one with --crs, for instance {fits}", "An exporter forgot to change the head, or somebody assigned a system instead of projecting. Metres taken for degrees, or one belt for another, would put the district elsewhere.";
            zh: "栅格声称为 {crs}(坐标应在 {usual} 之内),但其坐标为 {bounds}", "请用 --crs 指明正确的,如 {fits}", "往往是导出时没有改文件头,或只赋予而没有投影。把米当成度或弄错带号,会使地区错位。";
            E0891 Error
            en: "the longitudes of the raster run from 0 to 360: {bounds}", "turn them: gdalwarp -t_srs EPSG:4326 --config CENTER_LONG 0 in.tif out.tif", "Global data sets often count longitudes eastwards to 360; here they run from -180 to 180.";
            zh: "栅格的经度为 0–360:{bounds}", "请转换:gdalwarp -t_srs EPSG:4326 --config CENTER_LONG 0 in.tif out.tif", "全球数据常以 0–360 计经度,此处须为 -180 至 180。";
            E0892 Error
            en: "{cells} cells are too many; at most {limit} are read", "cut out the district: gdalwarp -te west south east north in.tif out.tif", "Sizes are checked before memory is taken, so that a wrong file cannot fill the memory of the machine.";
            zh: "像元 {cells} 个,超过上限 {limit} 个", "请裁出本区范围:gdalwarp -te 西 南 东 北 in.tif out.tif", "占用内存之前先检查大小,避免误选的文件占满内存。";
            E0893 Error
            en: "the raster lies at {raster}, the district at {district}: they do not meet", "give the raster of the district; check --crs and the order of longitude and latitude", "Both boxes are in degrees: west and south, then east and north.";
            zh: "栅格范围 {raster},本区范围 {district},两者不相交", "请提供本区的栅格;核对 --crs 和经纬度的先后", "两个范围均以度表示:先西、南,后东、北。";
            E0894 Error
            en: "{voids} of {cells} cells are void ({share} %); at most {allowed} % may be", "fill them: gdal_fillnodata.py in.tif out.tif; or allow more with --voids", "Water runs off the map at a void: heights above the drainage around it are not known.";
            zh: "{cells} 个像元中 {voids} 个无值({share} %),上限为 {allowed} %", "请填补:gdal_fillnodata.py in.tif out.tif;或用 --voids 放宽", "水流到无值处即离开地图,其周围高出排水面的高度无从得知。";
            E0895 Error
            en: "the name \"{file}\" does not tell the corner of the SRTM tile", "name it by its south-western corner, for instance N22E112.hgt", "An .hgt file has no head: its name alone tells where it lies.";
            zh: "从文件名“{file}”看不出 SRTM 图块的角点", "请以西南角命名,如 N22E112.hgt", ".hgt 文件没有文件头,位置只由文件名说明。";
            E0896 Error
            en: "the file holds {found}; it should hold {expected}", "fetch the file again; in an ASCII grid, correct ncols and nrows if they are wrong", "An SRTM tile has 1201 or 3601 points along a side, two bytes each; an ASCII grid has ncols times nrows values.";
            zh: "文件含 {found},应为 {expected}", "请重新获取文件;若 ASCII 栅格的 ncols 或 nrows 有误,请更正", "SRTM 图块每边 1201 或 3601 点,每点两字节;ASCII 栅格的数值个数为 ncols 乘 nrows。";
            E0897 Error
            en: "\"{value}\" in the ASCII grid is no number", "write numbers with a decimal point, parted by blanks", "Cells without a value hold the number that NODATA_value names.";
            zh: "ASCII 栅格中的“{value}”不是数字", "请用小数点书写数字,以空格分隔", "无值的像元填 NODATA_value 所写的数。";
            E0898 Error
            en: "{file} does not fit to {other}: {difference}", "give tiles of one data set that lie side by side; or join them first: gdalwarp a.tif b.tif out.tif", "Tiles are joined where they have one reference system, cells of one size on one lattice, and touch or overlap. Nothing is resampled in silence.";
            zh: "{file} 与 {other} 不能拼接:{difference}", "请提供同一数据集的相邻图块;或先拼接:gdalwarp a.tif b.tif out.tif", "坐标参考系相同、像元大小和格网一致且相邻或重叠的图块才能拼接,绝不悄悄重采样。";
            E0899 Error
            en: "{table} is in plane metres (local_m): where it lies on the earth is not known", "give its coordinates in degrees and its datum in [datum]; or fill in the heights by hand", "A raster lies on the earth. A local plane has no known place there, so nothing can be read off.";
            zh: "{table} 采用本地平面米坐标(local_m):不知其在地球上的位置", "请改用经纬度并在 [datum] 中写明坐标系;或手工填写高度", "栅格有地理位置,而本地平面坐标没有,因此无法读取。";
            E0901 Error
            en: "cannot write {file}: {reason}", "make the folder writable or free some space, or choose another folder with `--out`", "Results are written to a temporary folder beside the output folder, which gets its name when it is whole. Nothing half-written stays behind.";
            zh: "无法写入 {file}:{reason}", "请检查写入权限和磁盘空间,或用 `--out` 另选文件夹", "结果先写入输出文件夹旁的临时文件夹,全部写完后才改为正式名称,不会留下写了一半的结果。";
            E0902 Error
            en: "{folder} exists and is not an earlier output", "choose another folder with `--out`, or empty this one", "Only an empty folder or an earlier output of the same command (one with our manifest.json or hazard.json) is replaced, so that no work is overwritten by mistake.";
            zh: "{folder} 已存在,且不是以前的输出", "请用 `--out` 另选文件夹,或先清空该文件夹", "只有空文件夹或本程序以前的输出(同一命令写成,含本程序的 manifest.json 或 hazard.json)才会被替换,以免误覆盖其他资料。";
        }
    };
}
