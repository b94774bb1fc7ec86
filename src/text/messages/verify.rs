//! What `verify` says.

messages! {
    // How a figure was got.
    by_formula(): "formula", "公式";
    by_simulation(): "simulated", "仿真";
    skipped(id, why): "{id} skipped: {why}", "{id} 跳过:{why}";
    summary(passed, failed, skipped): "{passed} passed, {failed} failed, {skipped} skipped", "通过 {passed} 项,未通过 {failed} 项,跳过 {skipped} 项";

    // Why a figure was not looked at.
    no_data(): "the networks of Transportation Networks for Research are not at hand (--data DIR)", "未提供 Transportation Networks for Research 路网数据(用 --data DIR 指定目录)";
    unknown_system(): "no system is known by these words", "无法识别该系统";
    bad_inputs(): "the inputs cannot be read, or the queue has no steady state", "输入无法识别,或排队系统不存在稳态";
    unknown_quantity(): "this figure of the system is not known", "该系统没有这一指标";
    not_yet(part): "not covered yet: {part}", "尚未覆盖:{part}";
    part_planning(): "rules of thumb for fleets and stations", "车队与站点的经验公式";
    part_sensitivity(): "sensitivity indices and low-discrepancy points", "敏感性指标与低差异序列";
    part_selection(): "ranking, selection and stochastic programs", "方案排序优选与随机规划";
    part_generators(): "generators that the engine does not use", "引擎未使用的随机数发生器";
    part_deprivation(): "the cost of going without", "匮乏代价";
}
