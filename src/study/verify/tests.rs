use super::*;
use Note::{BadInputs, UnknownQuantity, UnknownSystem};

const HEADER: &str = "id,system,inputs,expected,method\n";

fn run(rows: &str) -> Vec<Check> {
    let cases = Case::read(&format!("{HEADER}{rows}")).expect("a table");
    verify(&Options {
        cases: Some(cases),
        ..Options::default()
    })
}

fn verdicts(rows: &str) -> Vec<Verdict> {
    run(rows).iter().map(|check| check.verdict).collect()
}

#[test]
fn rows_of_others_are_read_with_their_own_units_and_words() {
    let rows = "\
a,M/M/1 FCFS,lam=0.5/min mu=60/h,Wq=1.00000000 min rho=0.5,x
b,M/G/1 FCFS,lam=2/h E[S]=15 min uniform,Wq=0.16666667 h,x
c,\"shuttle: 1 truck x 3 t, one dock, load 10, one-way 20, unload 5 min, horizon 100\",,\"arrivals=[30, 85] n=2 tonnes by 80=3\",x
Q7b,same with 2 trucks,,first=70 n=6,x
e,M/D/2 FCFS,lam=3/h E[S]=30 min,rho=0.75,x
d,2x2 grid (4 edges),p=0.5,st=0.4375,x
";
    let checks = run(rows);
    assert!(
        checks.iter().all(|check| check.verdict == Verdict::Pass),
        "{checks:#?}"
    );
    assert!(checks.len() >= 8);
}

#[test]
fn wrong_values_fail_by_formula_and_by_simulation() {
    let wrong = verdicts("a,M/M/1,lam=1/h mu=2/h,Wq=0.55000000 h,x\n");
    assert_eq!(wrong, [Verdict::Fail, Verdict::Fail]);
    let wrong = verdicts("a,bridge network,p=0.9,0.979500000,x\n");
    assert_eq!(wrong, [Verdict::Fail, Verdict::Fail]);
}

#[test]
fn what_is_not_understood_is_skipped_with_its_reason_and_never_passes() {
    let notes: Vec<Option<Note>> = run("\
a,tea kettle,n=1,x=2,x
b,M/M/1,lam=3/h mu=2/h,Wq=1 h,x
c,M/M/1,lam=1/h mu=2/h,colour=1,x
d,M/M/1,,Wq=1,x
")
    .into_iter()
    .map(|check| check.note)
    .collect();
    assert_eq!(
        notes,
        [UnknownSystem, BadInputs, UnknownQuantity, BadInputs].map(Some)
    );
}

#[test]
fn tables_without_their_columns_are_refused() {
    assert!(matches!(
        Case::read("id,system\n1,2\n"),
        Err(CaseError::Column("inputs"))
    ));
}

#[test]
fn networks_that_are_not_at_hand_are_skipped() {
    assert!(
        tntp::checks(None)
            .iter()
            .all(|check| check.verdict == Verdict::Skipped)
    );
}
