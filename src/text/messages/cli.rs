//! What `cli` says.

messages! {
    placeholder(): "to come", "待补";
}
