//! A road that lies so low that water stands on it from the first moment: headquarters believes it dry until the first
//! report, and not a moment longer.

mod support;

use support::program::Desk;

/// Closures that vehicles ran into, over all replications.
fn closures_met(desk: &Desk, delay_min: u32) -> u64 {
    let out = format!("out-{delay_min}");
    let delay = format!("policy.link_report_min={delay_min}");
    desk.done(&[
        "run",
        "demo",
        "-n",
        "64",
        "--out",
        &out,
        "--set",
        "link.BK.hand_m=-2",
        "--set",
        "link.BC.hand_m=-2",
        "--set",
        "policy.link_report_share=1",
        "--set",
        &delay,
    ]);
    let rows = desk.read(&format!("{out}/replications.csv"));
    let mut lines = rows.lines();
    let at = lines
        .next()
        .and_then(|head| head.split(',').position(|name| name == "closures_met"))
        .expect("a column of closures met");
    lines
        .map(|line| line.split(',').nth(at).unwrap().parse::<u64>().unwrap())
        .sum()
}

#[test]
fn who_is_told_at_once_does_not_drive_into_standing_water() {
    let desk = Desk::with_example();
    let (at_once, never_in_time) = (closures_met(&desk, 1), closures_met(&desk, 9_000));
    assert!(
        at_once < never_in_time,
        "{at_once} closures met where the road is reported at once, {never_in_time} where it never is"
    );
}
