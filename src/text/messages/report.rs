//! What `report` says.

messages! {
    placeholder(): "to come", "待补";
}
