//! Every row of known answers holds, by formula and through the engine's own parts.

use reliefsim::study::verify::{Check, Method, Options, Verdict, verify};

fn told(check: &Check) -> String {
    let Check {
        id,
        what,
        figure,
        method,
        expected,
        got,
        tolerance,
        z,
        ..
    } = check;
    format!(
        "{id} {what} {figure} [{method:?}]: {got} instead of {expected} ({tolerance}, z {z:?})\n"
    )
}

#[test]
fn all_known_answers_hold() {
    let checks = verify(&Options {
        data: std::env::var_os("RELIEFSIM_SHARED")
            .map(|shared| std::path::Path::new(&shared).join("data/tntp-shared")),
        ..Options::default()
    });
    let failed: String = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Fail)
        .map(told)
        .collect();
    assert!(failed.is_empty(), "\n{failed}");
    // Every built-in row is understood: what is skipped is so for want of data or of a part of the engine.
    let skipped = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Skipped);
    let unread: String = skipped
        .filter(|check| check.id.starts_with(['Q', 'V']) || check.what.contains('·'))
        .map(told)
        .collect();
    assert!(unread.is_empty(), "\n{unread}");
    let simulated = checks
        .iter()
        .filter(|check| matches!(check.method, Method::Simulation(_)));
    assert!(simulated.count() >= 100);
}

#[test]
fn the_same_checks_come_out_on_any_number_of_threads() {
    let rows = "id,system,inputs,expected\n\
        a,M/M/2,lam=1/h mu=1/h,Wq=0.33333333 h\n\
        b,3x3 grid (12 edges),p=0.5,st=0.277099609375\n";
    let cases = reliefsim::study::verify::Case::read(rows).expect("a table");
    let options = Options {
        cases: Some(cases),
        ..Options::default()
    };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| verify(&options))
    };
    assert_eq!(on(1), on(3));
}
