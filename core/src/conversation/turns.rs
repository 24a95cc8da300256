//! The turns of a conversation: a message of the user with all that it led to. Numbers of messages alone.

use serde_json::Value;

/// Where the last message of the user stands.
pub(super) fn last_of_user(messages: &[Value]) -> Option<usize> {
    messages.iter().rposition(|message| role(message) == "user")
}

/// The turns that can go, oldest first, each as the places of its messages: all but the last one. Messages of the system belong to none.
pub(super) fn old(messages: &[Value]) -> Vec<Vec<usize>> {
    let Some(last) = last_of_user(messages) else {
        return Vec::new();
    };
    let mut turns: Vec<Vec<usize>> = Vec::new();
    let mut in_turn = false;
    for (at, message) in messages[..last].iter().enumerate() {
        match role(message) {
            // Some templates call it the developer's.
            "system" | "developer" => continue,
            "user" => turns.push(vec![at]),
            // What stands before the first message of the user is a turn of its own.
            _ if !in_turn => turns.push(vec![at]),
            _ => turns.last_mut().into_iter().for_each(|turn| turn.push(at)),
        }
        in_turn = true;
    }
    turns
}

/// The messages without those at some places.
pub(super) fn without(messages: &[Value], gone: &[usize]) -> Vec<Value> {
    let kept = messages.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    kept.map(|(_, message)| message.clone()).collect()
}

fn role(message: &Value) -> &str {
    message.get("role").and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{last_of_user, old, without};
    use serde_json::{json, Value};

    fn talk(roles: &str) -> Vec<Value> {
        let role = |short| match short {
            's' => "system",
            'u' => "user",
            'a' => "assistant",
            't' => "tool",
            _ => "developer",
        };
        roles.chars().map(|short| json!({ "role": role(short) })).collect()
    }

    #[test]
    fn a_turn_is_a_message_of_the_user_with_what_it_led_to_and_the_last_one_stays() {
        assert_eq!(old(&talk("suauatau")), [vec![1, 2], vec![3, 4, 5, 6]]);
        assert_eq!(old(&talk("suau")), [vec![1, 2]]);
        assert!(old(&talk("su")).is_empty() && old(&talk("s")).is_empty() && old(&[]).is_empty());
        // The results of a tool that are to be answered belong to the turn that called it.
        assert_eq!(old(&talk("uauat")), [vec![0, 1]]);
    }

    #[test]
    fn what_the_system_says_stays_wherever_it_stands() {
        assert_eq!(old(&talk("suasdua")), [vec![1, 2]]);
        assert_eq!(old(&talk("auau")), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn what_is_taken_out_is_named_by_its_places() {
        let messages = talk("suat");
        assert_eq!(without(&messages, &[1, 2]), talk("st"));
        assert_eq!(last_of_user(&messages), Some(1));
    }
}
