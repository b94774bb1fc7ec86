//! What `intake` says.

messages! {
    table_column(header, field, example): "column \"{header}\" -> {field} (e.g. {example})", "列“{header}” -> {field}(如 {example})";
    table_column_times(header, field, multiplier, example): "column \"{header}\" -> {field}, times {multiplier} (e.g. {example})", "列“{header}” -> {field},乘以 {multiplier}(如 {example})";
    table_private(header): "column \"{header}\" left out: names, telephone or identity numbers of people are not taken in", "列“{header}”未导入:不收取个人姓名、电话和证件号";
    table_unread(count, headers): "{count} columns not used: {headers}", "未使用的列 {count} 个:{headers}";
    table_rows_skipped(count, rows): "{count} rows left out as totals, footnotes or empty: {rows}", "略去合计、脚注或空白行 {count} 行:{rows}";
    table_about(count): "{count} numbers are written as approximate; they were taken as they stand", "{count} 个数写作约数,按原数读取";
    table_masked(count): "telephone or identity numbers were taken out of {count} cells", "已从 {count} 个单元格中去除电话或证件号";
    table_words(words): "words read as: {words}", "词语读作:{words}";
    table_units(units): "units in the cells: {units}; they must be those of commodities.csv", "单元格中的单位:{units};须与 commodities.csv 的单位一致";
    table_ids(count): "{count} rows without a number were named after themselves", "{count} 行没有编号,以名称为编号";
    table_swapped(count): "longitude and latitude were swapped in all {count} rows; turned round", "全部 {count} 行的经纬度写反,已对调";
    table_converted(datum): "positions converted from {datum} to wgs84", "坐标已由 {datum} 转换为 wgs84";
    table_source(): "ledger imported as it stands", "按台账原样导入";
}
