//! What `verify` says.

messages! {
    placeholder(): "to come", "待补";
}
