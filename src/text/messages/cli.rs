//! What `cli` says.

messages! {
    usage_error(): "usage error", "用法错误";
    error(): "error", "错误";
    warning(): "warning", "警告";
    mend(): "mend", "修改建议";
    see_explain(code): "more: reliefsim explain {code}", "说明:reliefsim explain {code}";
    cannot_read(file, reason): "cannot read {file}: {reason}", "无法读取 {file}:{reason}";
    internal(what): "internal error, please report it: {what}", "程序内部错误,请反馈:{what}";
    interrupted(): "interrupted; what was finished is kept and marked partial", "已中断;已完成的部分已保存并标记为不完整";
    interrupting(): "finishing the replications under way; press Ctrl-C again to stop at once", "正在完成手头的抽样;再按一次 Ctrl-C 立即停止";
    finding_field(field): "column {field}", "列 {field}";
    no_template(name): "there is no scenario {name} here; give the name of one in scenarios/ or a folder with scenario.toml", "找不到情景 {name};请给出 scenarios/ 中的名称或含 scenario.toml 的文件夹";
    no_place(name, nearest): "there is no place {name}; the nearest is {nearest}", "没有地点 {name};最接近的是 {nearest}";
    later(what): "{what} comes with a later version", "{what} 将在后续版本提供";
    unknown_code(code, nearest): "there is no code or metric {code}; the nearest is {nearest}", "没有代码或指标 {code};最接近的是 {nearest}";
    explain_metric(): "What it measures", "度量什么";
    explain_record(): "What it comes from, or what could prove it", "数据来源或佐证材料";
    explain_unit(): "Units of its limit", "限值单位";
    explain_what(): "What is wrong", "问题";
    explain_mend(): "What to do", "处理办法";
    explain_why(): "Why it matters", "原因";
    run_title(scenario, seed): "{scenario} · seed {seed}", "{scenario} · 随机种子 {seed}";
    run_written(folder): "written to {folder}: report.html, targets.csv, places.csv, summary.json and more", "结果已写入 {folder}:report.html、targets.csv、places.csv、summary.json 等";
    check_good(): "no findings", "未发现问题";
    check_count(errors, warnings): "{errors} errors, {warnings} warnings", "错误 {errors} 处,警告 {warnings} 处";
    files_written(count, folder): "{count} files written to {folder}", "已向 {folder} 写入 {count} 个文件";
    rows_rejoined(count): "{count} places, sites and shelters stood at junctions that are gone; they stand at the nearest one now", "{count} 个村居、库点和避难场所所在的路口已不存在,改接到最近的路口";
    tables_written(folder): "tables written to {folder}", "数据表已写入 {folder}";
    scenario_made(folder): "scenario written to {folder}; next: reliefsim check {folder}", "情景已写入 {folder};下一步:reliefsim check {folder}";
    verify_id(): "check", "校核项";
    verify_method(): "how", "方法";
    verify_expected(): "expected", "预期";
    verify_got(): "got", "实得";
    verify_tolerance(): "tolerance", "允差";
    verify_verdict(): "verdict", "结论";
    verify_source(): "source", "来源";
    verify_passed(): "passed", "通过";
    verify_failed(): "failed", "未通过";
    progress_unit(): "replications", "次";
    progress_left(): "left", "剩余";
}
