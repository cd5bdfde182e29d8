//! Short articles of our own, each for one way in which a meeting can be read wrongly.
#![allow(clippy::unwrap_used)]

use baithak::analysis::{Analysis, Meeting, Slot};
use baithak::{Engine, annotate};

/// What an article says of a meeting.
#[derive(Debug)]
struct Told {
    status: &'static str,
    kind: &'static str,
    slots: Vec<(Slot, Vec<String>)>,
    summary: Vec<String>,
}

impl Told {
    fn slot(&self, slot: Slot) -> Vec<&str> {
        let found = self.slots.iter().filter(|(of, _)| *of == slot);
        found.flat_map(|(_, fillers)| fillers).map(String::as_str).collect()
    }
}

fn told_of(analysis: &Analysis<'_>, meeting: &Meeting) -> Told {
    let words = |slot: &Slot| {
        let fillers = meeting.slots[*slot].iter().map(|f| f.span.of(&analysis.text).to_owned());
        (*slot, fillers.collect())
    };
    Told {
        status: meeting.status.name(),
        kind: meeting.kind.name(),
        slots: Slot::ALL.iter().map(words).collect(),
        summary: meeting.summary.iter().map(|line| line.text.clone()).collect(),
    }
}

/// All meetings of a text, the main one first.
fn meetings(text: &str) -> Vec<Told> {
    let engine = Engine::new().unwrap();
    let analysis = annotate(&engine, text);
    analysis.meetings.iter().map(|meeting| told_of(&analysis, meeting)).collect()
}

/// The main meeting of each text.
fn told(texts: &[&str]) -> Vec<Option<Told>> {
    let engine = Engine::new().unwrap();
    let main = |text: &&str| {
        let analysis = annotate(&engine, text);
        analysis.meetings.first().map(|meeting| told_of(&analysis, meeting))
    };
    texts.iter().map(main).collect()
}

fn one(text: &str) -> Told {
    told(&[text]).remove(0).unwrap()
}

fn none(text: &str) -> bool {
    told(&[text]).remove(0).is_none()
}

#[test]
fn a_meeting_put_off_has_the_place_where_it_was_to_be() {
    let told = one("रामपुर, 12 जून। भारत और नेपाल के बीच होने वाली वार्ता टल गई है। वार्ता काठमांडू में होनी थी।");
    assert_eq!((told.status, told.slot(Slot::Place)), ("postponed", vec!["काठमांडू"]));
    assert_eq!(told.slot(Slot::Title), ["भारत और नेपाल के बीच होने वाली वार्ता"]);
    assert_eq!(told.summary[0], "काठमांडू में होने वाली भारत और नेपाल के बीच वार्ता टाल दी गई।");
    assert!(told.slot(Slot::NextStep).is_empty());
}

#[test]
fn a_headline_that_a_meeting_was_called_does_not_say_that_it_was_held() {
    for headline in ["राज्यपाल ने सर्वदलीय बैठक बुलाई", "राज्यपाल ने बुलाई सर्वदलीय बैठक"]
    {
        let text = format!("{headline}\n\nपटना। राज्यपाल रमेश यादव ने सोमवार को सर्वदलीय बैठक बुलाई है।");
        assert_eq!(one(&text).status, "scheduled");
        let text = format!("{headline}\n\nपटना। राज्यपाल रमेश यादव की बुलाई सर्वदलीय बैठक सोमवार को हुई।");
        assert_eq!(one(&text).status, "held");
    }
}

#[test]
fn what_happened_before_gives_the_meeting_no_day_and_no_place() {
    let told = one("बाढ़ के बाद 14 जुलाई को सिवान में हुए हमले के बारे में बताने के लिए आज मंत्री रमेश यादव ने सर्वदलीय बैठक बुलाई है।");
    assert_eq!((told.slot(Slot::Time), told.slot(Slot::Place)), (vec!["आज"], vec![]));
    let told = one("मंत्री रमेश यादव ने सोमवार से शुरू हो रहे सत्र से पहले शनिवार को सर्वदलीय बैठक बुलाई है।");
    assert_eq!(told.slot(Slot::Time), ["शनिवार"]);
    let told = one("सोमवार को सदन की कार्यवाही शुरू होने से पहले दल की बैठक हुई।");
    assert_eq!(told.slot(Slot::Time), ["सोमवार"]);
}

#[test]
fn several_meetings_were_held() {
    let told = one("मंत्री रमेश यादव ने अपने समकक्षों के साथ काठमांडू में द्विपक्षीय बैठकें कीं।");
    assert_eq!((told.status, told.slot(Slot::Place)), ("held", vec!["काठमांडू"]));
    assert_eq!(told.summary[0], "काठमांडू में द्विपक्षीय बैठकें हुईं।");
}

#[test]
fn what_somebody_says_of_meetings_or_of_talks_to_come_is_no_report() {
    let found = told(&[
        "रामपुर में एक मेला लगा। मंत्री रमेश यादव ने कहा कि परिषद की बैठकों में सभी दलों ने साथ दिया है।",
        "संसद के केंद्रीय कक्ष में दोनों सदनों की संयुक्त बैठक में अभिभाषण हुआ।",
    ]);
    assert!(found.iter().all(Option::is_none), "{found:?}");
    let told = one("मंत्री रमेश यादव ने बैठक में भाग लिया। उन्होंने कहा कि सरकार मुक्त व्यापार समझौते पर बातचीत करेगी।");
    assert!(told.slot(Slot::Agenda).is_empty());
}

#[test]
fn a_meeting_with_other_people_is_no_other_meeting() {
    let told = one("राज्यपाल रमेश यादव ने मुख्य सचिव और अन्य अधिकारियों के साथ बैठक में रात के कर्फ्यू के पालन की समीक्षा की।");
    assert_eq!(told.slot(Slot::Agenda), ["रात के कर्फ्यू के पालन"]);
}

#[test]
fn topics_are_whole_and_begin_where_they_begin() {
    for (sentence, topics) in [
        ("चुनाव में पार्टी को मिली जीत को लेकर बैठक में चर्चा हुई।", vec!["चुनाव में पार्टी को मिली जीत"]),
        ("चुनाव के बाद हो रही हिंसा पर बैठक में चर्चा हुई।", vec!["चुनाव के बाद हो रही हिंसा"]),
        ("पार्टी के नेता आज उम्मीदवारों की सूची पर बैठक में चर्चा करेंगे।", vec!["उम्मीदवारों की सूची"]),
        ("बैठक में चुनाव से जुड़े कई अहम मुद्दों पर चर्चा हुई।", vec!["चुनाव से जुड़े कई अहम मुद्दों"]),
        ("बैठक में सड़कों की मरम्मत, मतदाता सूची में सुधार समेत अन्य मुद्दों पर चर्चा हुई।", vec!["सड़कों की मरम्मत", "मतदाता सूची में सुधार"]),
    ] {
        assert_eq!(one(sentence).slot(Slot::Agenda), topics, "{sentence}");
    }
}

#[test]
fn a_summary_bends_topics_as_its_verb_asks() {
    let told = one("बैठक में अधूरे पुलों और राहत शिविरों पर चर्चा हुई। सुनीता देवी ने पेयजल का मुद्दा उठाया।");
    assert_eq!(told.summary[2], "अधूरे पुलों, राहत शिविरों और पेयजल के मुद्दे पर चर्चा हुई।");
}

#[test]
fn bodies_with_their_short_form_in_brackets_belong_to_the_title() {
    let told = one("मंगलवार को वित्तीय विकास परिषद (विविप) की बैठक हुई।");
    assert_eq!(told.slot(Slot::Title), ["वित्तीय विकास परिषद (विविप) की बैठक"]);
    assert_eq!(told.kind, "council");
}

#[test]
fn a_pronoun_stands_for_the_one_who_acted_before_where_only_one_did() {
    let told = one("मंत्री रमेश यादव आज रामपुर आए। उन्होंने अधिकारियों के साथ बैठक की।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव"]);
    let told = one("मंत्री रमेश यादव दिल्ली जाएंगे जहां वह राज्यपाल सुनीता देवी के साथ बैठक करेंगे।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"]);
    let told = one("सांसद रमेश यादव ने सड़क बनवाई और विधायक मोहन शर्मा ने पुल बनवाया। उन्होंने अधिकारियों के साथ बैठक की।");
    assert!(told.slot(Slot::Participants).is_empty(), "{told:?}");
}

#[test]
fn decisions_are_told_one_by_one() {
    let told = one("बैठक में टैंकरों पर जीपीएस लगाने और प्रत्येक फेरे का पंजीयन करने का निर्णय लिया गया।");
    assert_eq!(told.slot(Slot::Decisions), ["टैंकरों पर जीपीएस लगाने", "प्रत्येक फेरे का पंजीयन करने का निर्णय"]);
    let told = one("मंत्री रमेश यादव ने बैठक में कहा कि जुलूस पुराने मार्ग से निकाले जाएं।");
    assert_eq!(told.slot(Slot::Decisions), ["जुलूस पुराने मार्ग से निकाले जाएं"]);
    let told = one("मंत्री रमेश यादव ने बैठक में कहा कि जुलूस पुराने मार्ग से निकलते हैं।");
    assert!(told.slot(Slot::Decisions).is_empty());
}

#[test]
fn what_was_done_is_a_decision_where_a_meeting_did_it() {
    for (article, decisions) in [
        (
            "जल परिषद की बैठक सोमवार को हुई। परिषद ने इथेनॉल पर कर को 18 फीसदी से घटाकर पांच फीसदी करने का फैसला किया। \
             साथ ही जूतों पर कर को 12 फीसदी से घटाकर पांच फीसदी कर दिया गया है।",
            vec![
                "इथेनॉल पर कर को 18 फीसदी से घटाकर पांच फीसदी करने का फैसला",
                "जूतों पर कर को 12 फीसदी से घटाकर पांच फीसदी कर दिया गया",
            ],
        ),
        (
            "ग्रामीणों की बैठक में फैसला लिया गया कि शादियों में डीजे नहीं बजेगा। हर गांव में निगरानी के लिए समिति बनाई जाएगी।",
            vec!["शादियों में डीजे नहीं बजेगा", "हर गांव में निगरानी के लिए समिति बनाई जाएगी"],
        ),
        (
            "मेला बोर्ड की बैठक में यह निर्णय लिया गया। वार्षिक गंगा मेला इस वर्ष महामारी को देखते हुए रद्द कर दिया गया है।",
            vec!["वार्षिक गंगा मेला इस वर्ष महामारी को देखते हुए रद्द कर दिया गया"],
        ),
        ("बैठक हुई। रमेश यादव ने अपना अनशन समाप्त कर दिया है। सड़कों की समीक्षा की जाएगी।", vec![]),
        ("बैठक हुई। यदि मांगें मानी गईं तो आंदोलन समाप्त किया जाएगा।", vec![]),
    ] {
        assert_eq!(one(article).slot(Slot::Decisions), decisions, "{article}");
    }
    let told = one("मंत्रिमंडल की बैठक हुई। 20 अक्टूबर को रामपुर में महिला मेला आयोजित किया जाएगा।");
    assert_eq!(told.slot(Slot::NextStep), ["20 अक्टूबर को रामपुर में महिला मेला आयोजित किया जाएगा"]);
    let told = one("मंत्री ने बैठक में टैंकरों पर जीपीएस लगाने और प्रत्येक फेरे का पंजीयन करने के लिए अधिकारियों को निर्देश दिए।");
    assert_eq!(told.summary[2], "निर्णय: टैंकरों पर जीपीएस लगाना; प्रत्येक फेरे का पंजीयन करना।");
}

#[test]
fn a_decision_told_twice_in_other_words_is_told_once() {
    let told =
        one("मंत्रिमंडल की बैठक में खनन विधेयक में संशोधन के प्रस्ताव को मंजूरी दी गई। मंत्री रमेश यादव ने बताया कि मंत्रिमंडल ने खनन बिल में \
         कुछ संशोधनों को मंजूरी दी है। मंत्रिमंडल ने वन विधेयक में संशोधन के प्रस्ताव को भी मंजूरी दी।");
    assert_eq!(
        told.slot(Slot::Decisions),
        ["खनन विधेयक में संशोधन के प्रस्ताव को मंजूरी", "वन विधेयक में संशोधन के प्रस्ताव को भी मंजूरी"]
    );
}

#[test]
fn what_will_be_talked_of_is_another_meetings_matter() {
    let told =
        one("जल परिषद की बैठक सोमवार को हुई। मंत्री ने कहा कि चार अगस्त को विशेष बैठक होगी, जिसमें नहरों की मरम्मत पर चर्चा होगी।");
    assert!(told.slot(Slot::Agenda).is_empty(), "{told:?}");
}

#[test]
fn the_text_says_in_full_what_the_headline_says_in_short() {
    let told = one("चकबंदी नीति पर मुहर\n\nपटना। मंत्रिमंडल की बैठक हुई, जिसमें पर्वतीय जिलों के लिए चकबंदी नीति को मंजूरी दी गई।");
    assert_eq!(told.slot(Slot::Decisions), ["पर्वतीय जिलों के लिए चकबंदी नीति को मंजूरी"]);
}

#[test]
fn a_meeting_that_was_is_not_the_one_that_will_be() {
    let told =
        one("मंत्री रमेश यादव ने कल सर्वदलीय बैठक बुलाई है। बैठक में सभी दल आएंगे। उन्होंने सोमवार को राज्यपाल सुनीता देवी के साथ बैठक की।");
    assert_eq!(told.status, "scheduled");
    assert!(!told.slot(Slot::Participants).contains(&"सुनीता देवी"), "{told:?}");
    let told = one(
        "सभापति रमेश यादव ने सोमवार को सर्वदलीय बैठक बुलाई है। बैठक में सभी दल आएंगे। सरकार की ओर से भी एक सर्वदलीय बैठक बुलाई गई है। \
         मंत्री मोहन शर्मा की ओर से बुलाई गई इस बैठक में सबसे सहयोग मांगा जाएगा।",
    );
    assert_eq!((told.status, told.slot(Slot::Host)), ("scheduled", vec!["रमेश यादव"]));
}

#[test]
fn a_term_is_no_day_of_the_meeting() {
    let told = one("परिषद की बैठक में फॉर्म भरने की तारीख 31 अगस्त तय की गई।");
    assert!(told.slot(Slot::Time).is_empty());
}

#[test]
fn a_person_right_before_the_noun_is_no_part_of_the_meetings_name() {
    let told = one("जोधपुर, 3 जून। नगर निगम के सभागार में मंगलवार को महापौर विनीता सेठ की अध्यक्षता में पेयजल संकट को लेकर बैठक हुई। \
         विधायक देवेंद्र जोशी बैठक में नहीं आए।");
    assert_eq!(told.summary[0], "मंगलवार को जोधपुर में नगर निगम के सभागार में बैठक हुई।");
    assert_eq!(told.slot(Slot::Absent), ["देवेंद्र जोशी"]);
}

#[test]
fn a_meeting_named_far_down_is_told_where_something_came_of_it() {
    let before = "गांव में बिजली की नई लाइन बिछेगी। काम अगले साल शुरू होगा। ठेकेदार को सामान मिल गया है। लोग खुश हैं।";
    let decided = format!("{before} जिलाधिकारी रमेश यादव की अध्यक्षता में कल जल बोर्ड की बैठक में यह निर्णय लिया गया।");
    let passing = format!("{before} अब लोगों की नजर जल बोर्ड की बैठक पर है।");
    let told = told(&[&decided, &passing]);
    assert_eq!(told[0].as_ref().unwrap().slot(Slot::Chair), ["रमेश यादव"]);
    assert!(told[1].is_none(), "{told:?}");
}

#[test]
fn sittings_and_what_is_only_tried_are_no_meetings() {
    let told = told(&[
        "राज्यसभा में हंगामा हुआ। दोपहर दो बजे बैठक दिन भर के लिए स्थगित हो गई।",
        "पार्टी ने विधायक रमेश यादव के संसदीय दल की बैठक में भाग लेने पर रोक लगा दी है।",
        "मंत्री रमेश यादव ने वीडियो कॉन्फ्रेंसिंग के जरिए पुल का उद्घाटन किया।",
        "रामपुर में आग लगी। दो दुकानें जल गईं। दमकल देर से आई। लोग नाराज हैं। व्यापारी धरने पर बैठे। विधायक रमेश यादव ने मंत्री मोहन थापा के साथ फोन पर चर्चा की।",
    ]);
    assert!(told.iter().all(Option::is_none), "{told:?}");
}

#[test]
fn talks_with_people_and_by_video_are_meetings() {
    let told = told(&[
        "मंत्री रमेश यादव ने मंत्रालय के वरिष्ठ अधिकारियों के साथ विचार-विमर्श किया।",
        "रमेश यादव ने कल सभी राज्यों के मुख्य सचिवों के साथ वीडियो कॉन्फ्रेंस के जरिए बात की।",
    ]);
    let kinds: Vec<_> = told.iter().map(|told| told.as_ref().unwrap().kind).collect();
    assert_eq!(kinds, ["official", "official"]);
    assert_eq!(told[1].as_ref().unwrap().slot(Slot::Participants), ["रमेश यादव", "राज्यों के मुख्य सचिवों"]);
}

#[test]
fn offices_take_part_though_nobody_names_who_holds_them() {
    let told =
        one("रमेश यादव ने मुख्यमंत्री, मुख्य सचिव और अन्य अधिकारियों के साथ बैठक की। बैठक में चीन और नेपाल के मंत्री भी शामिल हुए। \
         बैठक में नगर आयुक्त टुनटुन भी आए। विधायक भी बैठक में शामिल हुए।");
    // Whose name is not known, and of which there are many, is not told.
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "मुख्यमंत्री", "मुख्य सचिव", "चीन और नेपाल के मंत्री"]);
}

#[test]
fn officials_who_report_are_reviewed_and_countries_meet_as_two() {
    let told = told(&[
        "मंत्री रमेश यादव ने अधिकारियों के साथ बैठक की। उन्होंने सड़कों के काम की समीक्षा की।",
        "मंत्री रमेश यादव ने अधिकारियों के साथ बैठक की। उन्होंने सड़कों के काम की जानकारी ली।",
        "भारत और नेपाल के अधिकारियों ने सोमवार को तकनीकी बैठक की।",
    ]);
    let kinds: Vec<_> = told.iter().map(|told| told.as_ref().unwrap().kind).collect();
    assert_eq!(kinds, ["review", "official", "bilateral"]);
}

#[test]
fn an_encounter_after_a_meeting_is_what_is_told() {
    let told = one("ब्रिक्स की बैठक के बाद प्रधानमंत्री रमेश यादव ने नेपाल के राष्ट्रपति मोहन थापा से मुलाकात की।");
    assert_eq!((told.kind, told.slot(Slot::Participants)), ("bilateral", vec!["रमेश यादव", "मोहन थापा"]));
}

#[test]
fn the_reporters_town_is_not_where_a_meeting_to_come_must_be() {
    let there = one("पटना। भाजपा की राज्य कार्यसमिति की बैठक सोमवार को होगी। प्रवक्ता ने यह जानकारी दी।");
    let here = one("पटना। भाजपा की राज्य कार्यसमिति की बैठक सोमवार को यहां होगी। प्रवक्ता ने यह जानकारी दी।");
    let video = one("पटना। मंत्री रमेश यादव ने मंगलवार को अधिकारियों के साथ ऑनलाइन बैठक की।");
    assert_eq!(
        [there.slot(Slot::Place), here.slot(Slot::Place), video.slot(Slot::Place)],
        [vec![], vec!["पटना"], vec![]]
    );
}

#[test]
fn a_visit_tells_the_place_where_nothing_else_does() {
    let told = one("मंत्री रमेश यादव पटना के दो दिवसीय दौरे पर हैं। उन्होंने पार्टी पदाधिकारियों के साथ बैठक की।");
    assert_eq!(told.slot(Slot::Place), ["पटना"]);
}

#[test]
fn decisions_of_a_summary_agree_and_miss_no_subject() {
    let told = one(
        "मंत्री रमेश यादव ने अधिकारियों के साथ समीक्षा बैठक की। उन्होंने टैंकरों पर निगरानी यंत्र लगाने और हर फेरे का पंजीयन करने को भी कहा।",
    );
    let line = told.summary.iter().find(|line| line.starts_with("निर्णय")).unwrap();
    assert!(line.ends_with("करने को कहा गया।") && !line.contains("भी"), "{line}");
}

#[test]
fn a_topic_is_no_person_and_no_phrase_that_lost_its_head() {
    let told = told(&[
        "समिति की बैठक में राज्यपाल रमेश यादव पर चर्चा हुई। बैठक पटना में हुई।",
        "सोमवार को हुई समिति की बैठक में छात्रों को मिल रही मदद पर चर्चा हुई।",
        "सोमवार को पटना में समिति की बैठक हुई। बैठक में कार्यकर्ताओं का आह्वान किया गया।",
        "सोमवार को पटना में समिति की बैठक हुई। बैठक में पानी बचाने चर्चा, नहर और सड़क पर चर्चा हुई।",
    ]);
    let topics: Vec<_> = told.iter().map(|told| told.as_ref().unwrap().slot(Slot::Agenda)).collect();
    assert_eq!(topics, [vec![], vec![], vec![], vec!["नहर", "सड़क"]]);
}

#[test]
fn a_building_for_congresses_is_no_congress() {
    let told = one("सोमवार को नगर परिषद की बैठक हुई। परिषद ने शिल्प ग्राम में सम्मेलन केंद्र के लिए दस एकड़ जमीन देने को मंजूरी दी।");
    assert_eq!(told.slot(Slot::Decisions), ["शिल्प ग्राम में सम्मेलन केंद्र के लिए दस एकड़ जमीन देने को मंजूरी"]);
}

#[test]
fn a_meeting_is_one_whoever_or_whenever_is_told_right_after_the_noun() {
    for text in ["यह बैठक हाल ही में पटना में हुई। बैठक में मंत्री रमेश यादव शामिल हुए।", "बैठक केंद्र सरकार के साथ पटना में होगी।"]
    {
        assert_eq!(one(text).slot(Slot::Place), ["पटना"], "{text}");
    }
}

#[test]
fn what_was_before_and_elsewhere_is_no_decision_of_the_meeting() {
    let told =
        one("रविवार को मंत्रिमंडल की बैठक में नई खेल नीति को मंजूरी दी गई। इससे पहले असम में शनिवार को चाय पर कर घटा दिया गया।");
    assert_eq!(told.slot(Slot::Decisions), ["नई खेल नीति को मंजूरी"]);
}

#[test]
fn a_designation_that_stands_for_nobody_yet_names_nobody() {
    let told = one(
        "पार्टी के विधायकों की बैठक सोमवार को पटना में हुई। बैठक में अगला अध्यक्ष चुनने पर सहमति बनी और अगले अध्यक्ष मौजूद रहे। अध्यक्ष अनिल वर्मा ने त्यागपत्र दिया है।",
    );
    assert_eq!(told.slot(Slot::Participants), ["विधायकों"]);
    let told = one(
        "मेले पर बैठक सोमवार को रांची में होगी। बैठक में सात राज्यों के पर्यटन मंत्री शामिल होंगे। यह बात पर्यटन मंत्री अनिल वर्मा ने कही।",
    );
    assert!(!told.slot(Slot::Participants).contains(&"अनिल वर्मा"), "{told:?}");
}

#[test]
fn who_took_office_lately_is_known_by_it() {
    let told = one("नए मुख्यमंत्री अनिल वर्मा ने शपथ ली। नए मुख्यमंत्री ने सोमवार को पटना में अधिकारियों के साथ बैठक की।");
    assert_eq!(told.slot(Slot::Participants), ["अनिल वर्मा"]);
}

#[test]
fn a_summary_tells_the_first_of_many_decisions() {
    let things = ["सड़क", "पुल", "नहर", "स्कूल", "अस्पताल", "बाजार", "पुस्तकालय", "बांध"];
    let decided = things.map(|thing| format!("मंत्रिमंडल ने रामपुर में नए {thing} के निर्माण को मंजूरी दी।")).join(" ");
    let told = one(&format!("सोमवार को पटना में मंत्रिमंडल की बैठक हुई। {decided}"));
    let line = told.summary.iter().find(|line| line.starts_with("निर्णय")).unwrap();
    assert!(told.slot(Slot::Decisions).len() > 6 && line.matches(';').count() == 5, "{told:?}");
}

#[test]
fn a_name_of_a_meeting_begins_with_its_own_words() {
    let told = one("राज्यपाल रमेश यादव और मंत्री की विशेष बैठक सोमवार को पटना में हुई।");
    assert_eq!(told.slot(Slot::Title), ["मंत्री की विशेष बैठक"]);
}

#[test]
fn offices_of_several_states_are_told_with_whose_they_are() {
    let told = one("बैठक सोमवार को पटना में हुई। बैठक में पड़ोसी देशों के राजदूत और दोनों राज्यों के मुख्यमंत्री शामिल हुए।");
    assert_eq!(told.slot(Slot::Participants), ["पड़ोसी देशों के राजदूत", "दोनों राज्यों के मुख्यमंत्री"]);
}

#[test]
fn a_house_does_not_lie_in_a_state_that_is_told_of_elsewhere() {
    let told = one("सोमवार को समीक्षा बैठक असम में हुई। विज्ञान भवन में समीक्षा बैठक के बाद सुनील कुमार आए।");
    assert_eq!(told.summary[0], "सोमवार को विज्ञान भवन में समीक्षा बैठक हुई।");
}

#[test]
fn whom_one_met_beside_a_congress_took_no_part_in_it() {
    let told = one(
        "वित्त मंत्रियों की बैठक सोमवार को पटना में हुई। बैठक में रमेश यादव और सुनील कुमार ने हिस्सा लिया। सुनील कुमार ने राज्यपाल अनिल वर्मा से भी भेंट की।",
    );
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "सुनील कुमार", "वित्त मंत्रियों"]);
}

#[test]
fn figures_written_two_ways_are_one_figure() {
    let told = one(
        "सोमवार को पटना में मंत्रिमंडल की बैठक हुई। मंत्रिमंडल ने अस्पतालों के लिए 3500 करोड़ रुपये की मशीनों को मंजूरी दी। बैठक में अस्पतालों के लिए 3,500 करोड़ रुपए की मशीनों को मंजूरी दी गई।",
    );
    assert_eq!(told.slot(Slot::Decisions).len(), 1, "{told:?}");
}

#[test]
fn the_first_line_says_who_met_whom() {
    let told = one("सोमवार को पटना में मंत्री रमेश यादव ने सचिव अनिल वर्मा से मुलाकात की।");
    assert_eq!(told.summary, ["सोमवार को पटना में मंत्री रमेश यादव की अनिल वर्मा से मुलाकात हुई।"]);
    // Whoever acted in another clause met somebody else.
    let told = one("सोमवार को मंत्री रमेश यादव ने अनिल वर्मा से मुलाकात की तो उधर नेता सुनील कुमार सुनीता देवी से मुलाकात करने पहुंचे।");
    assert!(!told.summary[0].contains("रमेश यादव की सुनीता देवी"), "{told:?}");
}

#[test]
fn a_meeting_put_off_is_told_with_its_new_day() {
    let told = one("सोमवार को होने वाली नगर परिषद की बैठक टाल दी गई है। अब यह बैठक 14 जुलाई को नए भवन में होगी।");
    let opening = "सोमवार को होने वाली नगर परिषद की बैठक टाल दी गई। अब यह 14 जुलाई को नए भवन में होगी।";
    assert_eq!(told.summary[0], opening);
    let told = one("परिषद की बैठक टली , अब सोमवार को आरा। शनिवार को होने वाली परिषद की बैठक टाल दी गयी है ।");
    assert_eq!(told.summary[0], "शनिवार को होने वाली परिषद की बैठक टाल दी गई। अब यह सोमवार को होगी।");
}

#[test]
fn a_meeting_of_several_days_was_not_on_one_of_them() {
    let told = one("पटना में समिति की तीन दिवसीय बैठक गुरुवार को संपन्न हुई।");
    assert_eq!(told.summary[0], "गुरुवार को पटना में समिति की तीन दिवसीय बैठक संपन्न हुई।");
    let told = one("मंत्री ने दो दिवसीय रेल सम्मेलन का उद्घाटन किया।");
    assert_eq!(told.summary[0], "दो दिवसीय रेल सम्मेलन चल रहा है।");
}

#[test]
fn what_was_asked_for_promised_or_told_by_sources_is_told_as_such() {
    let told =
        one("बैठक सोमवार को पटना में हुई। बैठक में कांग्रेस ने सड़क की मरम्मत कराने की मांग रखी। बैठक में बाढ़ की स्थिति पर चर्चा हुई।");
    assert_eq!(told.summary[2..], ["बाढ़ की स्थिति पर चर्चा हुई।", "मांग: सड़क की मरम्मत कराने की (कांग्रेस)।"]);
    let told = one("सोमवार को परिषद की बैठक हुई। मंत्री रमेश यादव ने बैठक में मामले की जांच कराने का भरोसा दिया।");
    assert_eq!(told.summary[2], "आश्वासन: मामले की जांच कराने का।");
    let told = one("बैठक सोमवार को पटना में हुई। सूत्रों के अनुसार बैठक में टिकटों के बंटवारे पर चर्चा हुई।");
    assert_eq!(told.summary[1], "सूत्रों के अनुसार टिकटों के बंटवारे पर चर्चा हुई।");
}

#[test]
fn a_summary_repeats_no_slip_and_no_topic() {
    let told = one(
        "बैठक सोमवार को पटना में हुई। बैठक में सीटो के तालमेल पर चर्चा हुई। फैसला लिया गया कि हर सोमवार को शिक्षक बच्चों के घर जाएगें।",
    );
    assert_eq!(told.summary[1..], ["सीटों के तालमेल पर चर्चा हुई।", "निर्णय: हर सोमवार को शिक्षक बच्चों के घर जाएंगे।"]);
    // The slot keeps the article's own words.
    assert_eq!(told.slot(Slot::Agenda), ["सीटो के तालमेल"]);
    let told = one(
        "बैठक सोमवार को पटना में हुई। बैठक में सीमा पर जारी तनाव को रोकने पर चर्चा हुई। बैठक में तनाव को रोकने के लिए नए प्रस्ताव पर चर्चा हुई।",
    );
    assert_eq!(told.summary[1], "सीमा पर जारी तनाव को रोकने पर चर्चा हुई।");
}

#[test]
fn who_came_to_a_meeting_that_was_called_off_was_there() {
    let told = one("सोमवार को परिषद की बैठक निरस्त कर दी गई। आयुक्त अनिल वर्मा भी बैठक में मौजूद थे।");
    assert_eq!(told.summary[1], "मौके पर मौजूद: अनिल वर्मा।");
    let told = one("सोमवार को पटना में परिषद की बैठक हुई। नगर निगम के अधिकारी बैठक में नहीं आए।");
    assert_eq!(told.summary[1], "नहीं आए: नगर निगम के अधिकारी।");
}

#[test]
fn a_meeting_is_named_by_all_of_whom_it_is() {
    for name in
        ["मंत्रियों के समूह की बैठक", "रेल मंत्रियों और बंदरगाहों के निदेशकों की बैठक", "बाढ़ से प्रभावित राज्यों के मुख्यमंत्रियों की बैठक"]
    {
        let told = one(&format!("सोमवार को पटना में {name} हुई।"));
        assert_eq!(told.summary[0], format!("सोमवार को पटना में {name} हुई।"));
    }
    // A headline clips its words.
    let told = one("सहकार संगठनों की बैठक में पहुंचे रमेश यादव\n\nपटना। सहकारी संगठनों की बैठक सोमवार को हुई।");
    assert_eq!(told.summary[0], "सोमवार को पटना में सहकारी संगठनों की बैठक हुई।");
}

#[test]
fn a_house_stands_where_its_own_genitive_says() {
    let told = one("पटना। सोमवार को बेलडीह के करमाटोली चौक पर किसानों की महापंचायत हुई।");
    assert_eq!(told.summary[0], "सोमवार को बेलडीह के करमाटोली चौक पर किसानों की महापंचायत हुई।");
}

#[test]
fn ministers_of_two_charges_are_two_people() {
    let told = one("सोमवार को पटना में रक्षा मंत्री की अध्यक्षता में सर्वदलीय बैठक हुई। बैठक में वित्त मंत्री रमेश यादव ने सहयोग मांगा।");
    assert_eq!(told.slot(Slot::Chair), ["रक्षा मंत्री"]);
}

#[test]
fn the_next_round_and_what_may_be_are_no_meetings_that_were_held() {
    let told = one("सोमवार को पटना में वार्ता हुई। मंत्री रमेश यादव ने कहा कि वार्ता का अगला दौर रांची में होगा।");
    assert_eq!(told.slot(Slot::Place), ["पटना"]);
    assert!(none("अगर सभी पक्ष मानते हैं, तभी दोनों देशों के बीच वार्ता हो सकती है।"));
}

#[test]
fn what_is_only_wished_is_no_meeting() {
    for text in [
        "पटना। छात्र संघों ने कुलपति से फीस पर सभी प्राचार्यों की बैठक बुलाने को कहा। कुलपति ने जवाब नहीं दिया।",
        "पटना। नेपाल ने भारत के सामने सीमा पर वार्ता का नया प्रस्ताव रखा है। भारत ने जवाब नहीं दिया।",
        "पटना। किसान संगठन ने मंत्री से बैठक की मांग की है। संगठन ने कहा कि फसल सूख रही है।",
    ] {
        let found = &told(&[text])[0];
        assert!(found.is_none(), "{text}: {found:?}");
    }
}

#[test]
fn the_first_line_keeps_both_sides_and_both_ends() {
    let text = "पटना। जल बोर्ड की बैठक सोमवार से बुधवार तक चली। बैठक में नहरों की सफाई पर चर्चा हुई।";
    assert_eq!(one(text).summary[0], "सोमवार से बुधवार तक पटना में जल बोर्ड की बैठक हुई।");
    let text = "पटना। मंत्री अनिल वर्मा और जल कार्य मामलों के नेपाली मंत्री सुरेश थापा के बीच सोमवार को बैठक हुई।";
    let told = one(text);
    assert_eq!(told.slot(Slot::Participants), ["अनिल वर्मा", "सुरेश थापा"]);
    assert!(!told.summary[0].contains("सुरेश थापा के बीच"), "{}", told.summary[0]);
}

#[test]
fn who_speaks_after_it_took_part_where_nobody_else_is_told() {
    let text = "पटना में शिक्षकों का सम्मेलन हुआ। सम्मेलन के बाद रमेश यादव ने कहा कि विद्यालय खुलेंगे।";
    assert_eq!(one(text).slot(Slot::Participants), ["रमेश यादव"]);
    let text = "पटना। मंत्रिमंडल की बैठक सोमवार को हुई। बैठक के बाद मंत्री रमेश यादव ने बताया कि नई सड़क को मंजूरी मिली।";
    assert!(one(text).slot(Slot::Participants).is_empty());
    let text = "पटना। रमेश यादव और सुनीता देवी ने सोमवार को जल बोर्ड की बैठक की अध्यक्षता की।";
    assert_eq!(one(text).slot(Slot::Chair), ["रमेश यादव", "सुनीता देवी"]);
}

#[test]
fn what_a_speaker_says_others_did_and_visits_and_sittings_are_no_meeting() {
    let texts = [
        "रामपुर। मंत्री रमेश यादव ने अस्पताल में घायलों से मुलाकात की और फल बांटे।",
        "रामपुर। विपक्ष ने सरकार पर हमला बोला। मंत्री रमेश यादव ने कहा कि राज्यपाल ने बैठक कर शांति के लिए चर्चा की।",
        "रामपुर। विधानसभा का सत्र सोमवार से शुरू होगा और इस दौरान 12 बैठकें होंगी।",
    ];
    for (text, told) in texts.iter().zip(told(&texts)) {
        assert!(told.is_none(), "{text}: {told:?}");
    }
}

#[test]
fn two_between_whom_something_was_talked_over_met() {
    let told = one("रामपुर। मुख्यमंत्री रमेश यादव और राज्यपाल सुनीता देवी के बीच नदी के पानी पर विस्तार से बात हुई।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"]);
    assert!(told.summary[0].ends_with("बातचीत हुई।"), "{:?}", told.summary);
}

#[test]
fn a_call_on_somebody_is_not_the_meeting_of_many_told_before() {
    let told = one("रामपुर। सोमवार को विधायक रमेश यादव ने जिले के पार्षदों की एक बैठक में भाग लिया। बैठक में चुनाव पर चर्चा हुई।\n\n\
         मंगलवार को सांसद मोहन वर्मा ने राज्यपाल सुनीता देवी से मुलाकात की।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "पार्षदों"]);
    assert_eq!(told.slot(Slot::Time), ["सोमवार"]);
}

#[test]
fn what_began_and_has_no_end_goes_on_and_who_arrives_for_it_waits() {
    let began = one("पटना में गुरुवार से किसानों का सम्मेलन शुरू हुआ। मंत्री रमेश यादव सम्मेलन में शिरकत कर रहे हैं।");
    assert_eq!(began.status, "under_way");
    let arrived = one("मंत्री रमेश यादव किसानों के सम्मेलन में हिस्सा लेने के लिए रविवार को पटना पहुंचे।");
    assert_eq!(arrived.status, "scheduled");
    let after = one("बांध में दरार होने के बाद गांवों के बचाव पर मंत्री रमेश यादव ने जल विभाग के साथ बैठक भी की।");
    assert_eq!(after.status, "held");
}

#[test]
fn a_congress_of_countries_is_a_summit_whatever_it_looks_over() {
    let told = one("पटना में सितंबर में जल सम्मेलन का आयोजन होगा। सम्मेलन में 90 देशों के दो हजार प्रतिनिधि हिस्सा लेंगे। \
         सम्मेलन के दौरान पिछले साल के कामों की समीक्षा की जाएगी।");
    assert_eq!((told.kind, told.status), ("summit", "scheduled"));
}

#[test]
fn what_ministers_look_over_with_many_is_a_meeting_that_reviews() {
    let told = one("मंत्री रमेश यादव ने सोमवार को पटना में सचिवों के साथ पुलों के काम की समीक्षा की।");
    assert_eq!((told.kind, told.slot(Slot::Participants)), ("review", vec!["रमेश यादव"]));
    assert_eq!(told.summary[0], "सोमवार को पटना में समीक्षा बैठक हुई।");
}

#[test]
fn the_day_of_a_journey_or_of_what_is_spoken_of_is_not_the_meetings() {
    let journey = one("मंत्री रमेश यादव आज किसान सम्मेलन में भाग लेने के लिए पटना रवाना हुए। सम्मेलन 12 जून को होगा।");
    assert_eq!(journey.slot(Slot::Time), ["12 जून"]);
    let spoken_of = one("मंत्री रमेश यादव ने राज्यपाल सुनीता देवी से मुलाकात की। मुलाकात में पिछले हफ्ते पटना में हुए हमले का मुद्दा उठा।");
    assert!(spoken_of.slot(Slot::Time).is_empty());
}

#[test]
fn who_hosts_a_congress_is_its_host_and_who_leads_a_group_no_chair() {
    let host = one("पटना में सोमवार को जल सम्मेलन होगा। राज्यपाल सुनीता देवी सम्मेलन की मेज़बानी करेंगी।");
    assert_eq!(host.slot(Slot::Host), ["सुनीता देवी"]);
    let group = one("मंत्री रमेश यादव ने बैठक की। सरकार ने मोहन वर्मा की अध्यक्षता में एक नया गुट बनाया था।");
    assert!(group.slot(Slot::Chair).is_empty());
}

#[test]
fn a_meeting_on_the_margin_of_another_stands_as_its_own_verb_says() {
    let engine = Engine::new().unwrap();
    let text = "नदी जल सम्मेलन 12 जून को पटना में होगा। सम्मेलन से इतर मंत्री रमेश यादव राज्यपाल सुनीता देवी से मुलाकात करेंगे।";
    let analysis = annotate(&engine, text);
    assert!(analysis.meetings.iter().all(|m| m.status.name() == "scheduled"), "{:?}", analysis.meetings);
}

#[test]
fn a_bodys_decisions_are_news_whoever_speaks_after_its_meeting() {
    let told = one("बिहार में दो नए जिले बने।\n\nबिहार कैबिनेट ने दो नए जिले बनाने की योजना को मंजूरी दी है। \
         कैबिनेट की बैठक के बाद मुख्यमंत्री रमेश यादव ने कहा कि बरसों से यह आवाज उठ रही थी।");
    assert_eq!((told.kind, told.slot(Slot::Decisions).len()), ("cabinet", 1));
}

#[test]
fn a_meeting_of_last_year_is_another_one_and_so_is_one_called_for_a_later_day() {
    let last_year = one(
        "आज पटना में मंत्री रमेश यादव और सुनीता देवी के बीच वार्ता होगी। पिछले साल हुए किसान सम्मेलन के दौरान राज्यपाल मोहन वर्मा ने \
         इसका फैसला किया था।",
    );
    assert_eq!(last_year.slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"]);
    let called =
        one("गुरुवार को राज्य सरकार ने उच्चस्तरीय बैठक कर बाढ़ के हालात देखे। आरा में दलों की एक बैठक भी रविवार को बुलायी गयी है।");
    assert_eq!((called.status, called.slot(Slot::Time)), ("held", vec!["गुरुवार"]));
}

#[test]
fn a_topic_does_not_end_at_an_adverb_and_begins_before_its_participle() {
    let more = one("बैठक में पुलों और सुरंगों के निर्माण में और तेजी लाने पर विचार किया गया।");
    assert_eq!(more.slot(Slot::Agenda), ["पुलों और सुरंगों के निर्माण में और तेजी लाने"]);
    let borne = one("मंत्री रमेश यादव ने सुनीता देवी से मुलाकात की। मुलाकात में पटना में हो रहे प्रदर्शनों पर चर्चा हुई।");
    assert!(borne.slot(Slot::Place).is_empty());
    assert_eq!(borne.slot(Slot::Agenda), ["पटना में हो रहे प्रदर्शनों"]);
}

#[test]
fn talks_with_a_country_are_of_two() {
    let told = one("भारत ने कहा है कि नेपाल के साथ दूसरे दौर की वार्ता हुई। वार्ता में नदियों के पानी की समीक्षा की गई।");
    assert_eq!(told.kind, "bilateral");
}

#[test]
fn what_a_head_of_state_does_is_no_decision_of_a_cabinet() {
    let told =
        one("बिहार मंत्रिमंडल की बैठक में नया जिला बनाने का राज्यपाल से आग्रह करने का फैसला हुआ। राज्यपाल ने शाम को सिफारिश पर \
         मुहर लगा दी।");
    assert_eq!(told.slot(Slot::Decisions), ["नया जिला बनाने का राज्यपाल से आग्रह करने का फैसला"]);
}

#[test]
fn whose_meeting_it_is_may_stand_before_when_and_where() {
    let told = one("जन कल्याण पार्टी के मुख्यमंत्रियों की परिषद की मंगलवार को पटना में अहम बैठक हुई। बैठक में योजनाओं की समीक्षा की गई।");
    assert_ne!(told.kind, "review");
    let running = one("मंत्री रमेश यादव अधिकारियों के साथ बैठक कर रहे हैं। बैठक में नहरों के काम को लेकर समीक्षा होनी है।");
    assert_eq!((running.status, running.slot(Slot::Participants)), ("under_way", vec!["रमेश यादव"]));
}

#[test]
fn a_headlines_meeting_with_its_verb_before_it_was_held() {
    let told = one("पटना में विकास दल के पार्षदों की हुई बैठक। बैठक में तय हुआ कि सड़क बनेगी। राज्यपाल सुनीता देवी ने आज अपने \
         अधिकारियों के साथ बैठक बुलाई है।");
    assert_eq!((told.status, told.slot(Slot::Host).len()), ("held", 0));
}

#[test]
fn a_name_in_a_jubilee_presides_over_nothing_and_an_invitation_is_no_meeting_yet() {
    let jubilee =
        one("गुरुवार को पटना में मोहन वर्मा की स्वर्ण जयंती के आयोजन से जुड़ी समिति की बैठक की राज्यपाल सुनीता देवी अध्यक्षता करेंगी।");
    assert_eq!(jubilee.slot(Slot::Chair), ["सुनीता देवी"]);
    let invited = one("मंत्री रमेश यादव ने पड़ोसी देश के नेता को अगले माह शिखर वार्ता के लिए पटना आमंत्रित किया है।");
    assert_eq!(invited.status, "scheduled");
}

#[test]
fn a_call_on_another_office_is_another_meeting() {
    let told = one(
        "मंत्री रमेश यादव ने सोमवार को मुख्यमंत्री सुनीता देवी से मुलाकात की। मुलाकात में बाढ़ पर चर्चा हुई। बाद में विधायक मोहन वर्मा ने \
         राज्यपाल से मुलाकात की।",
    );
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"]);
}

#[test]
fn decisions_and_topics_read_as_phrases() {
    let told = one("परिषद की बैठक में ब्याज दरों में कटौती का फैसला किया गया।");
    assert_eq!(told.summary.last().map(String::as_str), Some("निर्णय: ब्याज दरों में कटौती।"));
    let told = one("मंत्रियों की बैठक में मच्छरों को मारने और मरीजों के इलाज के लिए साझा कोष बनाने का फैसला किया गया।");
    assert_eq!(told.slot(Slot::Decisions), ["मच्छरों को मारने और मरीजों के इलाज के लिए साझा कोष बनाने का फैसला"]);
    let told = one("मंत्री रमेश यादव ने बैठक में पार्षदों के समक्ष इस पर जोर दिया कि पानी बचे।");
    assert!(told.summary.iter().all(|line| !line.contains("समक्ष")), "{:?}", told.summary);
}

#[test]
fn of_a_list_of_those_with_whom_the_whole_is_told() {
    let told = one("मंत्री रमेश यादव ने राज्यों और केंद्रशासित प्रदेशों के मुख्यमंत्रियों के साथ बैठक की।");
    assert_eq!(told.slot(Slot::Title), ["राज्यों और केंद्रशासित प्रदेशों के मुख्यमंत्रियों के साथ बैठक"]);
}

#[test]
fn a_meeting_far_down_is_told_where_a_sentence_of_its_own_tells_who_met_and_where() {
    let news = "नदी में बाढ़ का पानी बढ़ रहा है। गांवों से लोग निकाले जा रहे हैं। राहत शिविर खोले गए हैं। स्कूल बंद हैं। सड़कें टूट गई \
                हैं। बिजली नहीं है। फसल डूब गई है। नावें लगाई गई हैं।";
    let told = one(&format!("{news} इस बीच सोमवार को मंत्री रमेश यादव ने पटना में बाढ़ पर समीक्षा बैठक की।"));
    assert_eq!((told.kind, told.slot(Slot::Place)), ("review", vec!["पटना"]));
    assert!(none(&format!("{news} इससे पहले रविवार को समिति की बैठक हुई थी।")));
}

#[test]
fn a_cabinets_meeting_is_not_a_partys_and_what_is_ordered_was_not_held() {
    let told =
        one("मुख्यमंत्री रमेश यादव ने बिहार मंत्रिमंडल की बैठक की अध्यक्षता की। उसमें बाढ़ पर चर्चा हुई। शाम को कांग्रेस विधायक दल की \
         बैठक में विधायकों ने नेता चुना।");
    assert!(told.slot(Slot::Organisations).is_empty(), "{told:?}");
    assert!(none("आयोग ने कंपनी से कहा कि वह 20 जून तक ग्राहकों के साथ बैठक आयोजित करे और बिल सुधारे।"));
}

#[test]
fn a_day_of_a_congress_and_those_who_come_are_no_part_of_its_name() {
    let told = one("मंत्री रमेश यादव ने किसान मेले के तीसरे दिन सम्मेलन का उद्घाटन किया। सम्मेलन पटना में हुआ।");
    assert_eq!(told.slot(Slot::Title), ["सम्मेलन"]);
    let told = one("दस देशों के नेता दिल्ली पहुंच रहे हैं। यह सभी नदी जल सम्मेलन में कल हिस्सा लेंगे।");
    assert_eq!(told.slot(Slot::Title), ["नदी जल सम्मेलन"]);
}

#[test]
fn a_text_of_many_articles_gives_so_many_fillers_and_no_more() {
    let engine = Engine::new().unwrap();
    let ways = ["सड़क", "नहर", "पुल", "स्कूल", "अस्पताल", "बांध", "बाजार", "मैदान", "डाकघर", "स्टेशन", "गोदाम", "कुआं"];
    let mut text = String::from("पटना में जल परिषद की बैठक हुई।");
    for (i, first) in ways.iter().enumerate() {
        for second in &ways[i + 1..] {
            text += &format!(" बैठक में {first} और {second} बनाने का फैसला किया गया।");
        }
    }
    let analysis = annotate(&engine, &text);
    let decisions = analysis.meetings[0].slots[Slot::Decisions].len();
    assert!((20..=60).contains(&decisions), "{decisions}");
}

#[test]
fn two_leaders_meet_as_two_whatever_their_parties_and_many_call_on_one() {
    let of_two = told(&[
        "पटना, 4 मार्च। कांग्रेस अध्यक्ष रमेश यादव ने सोमवार को जनता दल की नेता सुनीता देवी से मुलाकात की।",
        "पटना, 4 मार्च। कांग्रेस के प्रदेश अध्यक्ष रमेश यादव ने सोमवार को राज्यपाल सुनीता देवी के साथ बैठक की।",
        "पटना, 4 मार्च। भारत और नेपाल की वर्चुअल शिखर बैठक सोमवार को होगी।",
        "भारत-नेपाल के बीच पूरी हुई बातचीत। दोनों पक्षों ने नदी के पुल जल्द बनाने पर जोर दिया।",
    ]);
    assert!(of_two.iter().all(|told| told.as_ref().unwrap().kind == "bilateral"), "{of_two:?}");
    let of_many = told(&[
        "पटना, 4 मार्च। कांग्रेस के विधायकों ने सोमवार को राज्यपाल सुनीता देवी से मुलाकात की।",
        "पटना, 4 मार्च। भाजपा के एक शिष्टमंडल ने सोमवार को मुख्यमंत्री सुनीता देवी से मुलाकात की।",
    ]);
    assert_eq!(one("चीन, भारत और नेपाल की बैठक सोमवार को होगी।").kind, "summit");
    assert!(of_many.iter().all(|told| told.as_ref().unwrap().kind == "other"), "{of_many:?}");
}

#[test]
fn who_was_at_a_councils_meeting_makes_no_meeting_of_parties_of_it() {
    let told = one(
        "उदयपुर, 4 मार्च। नगर परिषद की बैठक सोमवार को सभापति मीना जैन की अध्यक्षता में हुई। विपक्ष के पार्षद राकेश जैन बैठक में नहीं आए।",
    );
    assert_eq!((told.kind, told.slot(Slot::Absent)), ("local", vec!["राकेश जैन"]));
}

#[test]
fn a_group_of_ministers_that_looks_over_how_things_stand_reviews() {
    let told = one("मंत्री समूह की बैठक सोमवार को हुई जिसमें बाढ़ के हालात की समीक्षा की गई।");
    assert_eq!(told.kind, "review");
    assert_eq!(one("मंत्री समूह की बैठक सोमवार को हुई।").kind, "council");
}

#[test]
fn what_has_begun_goes_on_and_what_is_being_called_is_to_come() {
    assert_eq!(one("सोमवार को भाजपा की प्रदेश कार्यसमिति की बैठक शुरू हुई।").status, "under_way");
    assert_eq!(one("राज्य के सभी जिलों के कृषि मंत्रियों की बैठक जल्द बुलाई जा रही है।").status, "scheduled");
}

#[test]
fn what_is_told_of_a_meeting_is_not_told_of_the_one_that_it_decided_on() {
    let text = "दिल्ली में जनता दल की एक महत्वपूर्ण बैठक हुई। जनता दल अध्यक्ष रमेश यादव की अध्यक्षता में चली इस बैठक में तय हुआ कि \
                21 दिसंबर को पटना में दल की छात्र शाखा का सम्मेलन होगा।";
    let told = one(text);
    assert_eq!((told.slot(Slot::Chair), told.slot(Slot::Place)), (vec!["रमेश यादव"], vec!["दिल्ली"]));
    assert_eq!(told.slot(Slot::Decisions), ["पटना में दल की छात्र शाखा का सम्मेलन होगा"]);
    assert!(told.slot(Slot::NextStep).is_empty());
    assert_eq!(told.summary[0], "दिल्ली में जनता दल की एक महत्वपूर्ण बैठक हुई।");
}

#[test]
fn who_leads_presides_and_who_only_tells_of_it_does_not_host() {
    let told = one("शनिवार को मुख्यमंत्री रमेश यादव के नेतृत्व में राज्य मंत्रिमंडल की बैठक हुई।");
    assert_eq!(told.slot(Slot::Chair), ["रमेश यादव"]);
    let told = one("मंत्री रमेश यादव ने बताया कि कृषि मंत्रियों की बैठक जल्द बुलाई जा रही है।");
    assert!(told.slot(Slot::Host).is_empty());
}

#[test]
fn those_whom_a_third_met_did_not_meet_each_other() {
    let told = one("मुख्यमंत्री मीना जैन और राज्यपाल रमेश यादव से भी की मुलाकात");
    assert_eq!(told.slot(Slot::Participants), ["मीना जैन", "रमेश यादव"]);
    assert!(!told.summary[0].contains("मीना जैन और रमेश यादव की"), "{:?}", told.summary);
}

#[test]
fn half_a_decision_is_none_and_a_sea_is_no_place_to_meet() {
    let told = one("भारत और नेपाल के बीच सोमवार को काठमांडू में वार्ता हुई। दोनों देश खेती को अगले दौर में ले जाने पर सहमत हुए।");
    assert!(told.slot(Slot::Decisions).is_empty());
    let told = one("मुख्यमंत्री सुनीता देवी ने आज अरब सागर में उठे तूफान से निपटने के लिए उच्च स्तरीय बैठक की।");
    assert!(told.slot(Slot::Place).is_empty());
}

#[test]
fn two_names_tied_are_two_people_and_talks_of_two_are_told_as_theirs() {
    let told = one(
        "यादव-थापा की मुलाकात से बढ़ी उम्मीद\n\nपटना, 4 मार्च। मुख्यमंत्री रमेश यादव ने सोमवार को राजदूत मोहन थापा से मुलाकात की।",
    );
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "मोहन थापा"]);
    let told = one("मुख्यमंत्री रमेश यादव सोमवार को राजदूत मोहन थापा के साथ नदियों के बंटवारे पर चर्चा करेंगे।");
    assert_eq!(told.summary[0], "सोमवार को रमेश यादव और मोहन थापा की बातचीत होगी।");
}

#[test]
fn by_what_means_one_meets_begins_no_name_and_days_keep_their_number() {
    let told = one("मुख्यमंत्री सोमवार को वीडियो लिंक के जरिए जिलाधिकारियों के साथ बैठक करेंगे।");
    assert_eq!(told.slot(Slot::Title), ["जिलाधिकारियों के साथ बैठक"]);
    let told = one("पटना में चार दिवसीय प्रवासी भारतीय दिवस सम्मेलन सोमवार को शुरू हुआ।");
    assert_eq!(told.slot(Slot::Title), ["चार दिवसीय प्रवासी भारतीय दिवस सम्मेलन"]);
}

#[test]
fn a_delegation_calls_on_one_at_his_house() {
    let told = one(
        "भोपाल, 26 नवंबर। किसान संघ के एक प्रतिनिधिमंडल ने बृहस्पतिवार को मुख्यमंत्री अजय दुबे से उनके आवास पर मुलाकात की। किसानों ने \
         धान की खरीद जल्द शुरू करने की मांग की।\n\nइससे पहले दुबे ने कैबिनेट की बैठक में नई मंडियां खोलने के प्रस्ताव को मंजूरी दी थी।",
    );
    assert_eq!((told.kind, told.slot(Slot::Participants)), ("other", vec!["अजय दुबे"]));
    let lines = [
        "बृहस्पतिवार को भोपाल में किसान संघ के प्रतिनिधिमंडल की मुख्यमंत्री अजय दुबे से मुलाकात हुई।",
        "मांग: धान की खरीद जल्द शुरू करने की।",
    ];
    assert_eq!(told.summary, lines);
}

#[test]
fn a_meeting_of_days_that_has_begun_goes_on() {
    let told = one(
        "लखनऊ, 26 नवंबर। लोक समता दल की प्रदेश कार्यकारिणी की दो दिवसीय बैठक बृहस्पतिवार को यहां शुरू हुई। राष्ट्रीय अध्यक्ष सुधा मिश्र और \
         प्रदेश अध्यक्ष विनोद पाल की अध्यक्षता में चल रही इस बैठक में पंचायत चुनाव की तैयारी पर चर्चा हो रही है।",
    );
    assert_eq!((told.status, told.slot(Slot::Chair)), ("under_way", vec!["विनोद पाल", "सुधा मिश्र"]));
    assert_eq!(told.summary[0], "बृहस्पतिवार से लखनऊ में प्रदेश कार्यकारिणी की दो दिवसीय बैठक चल रही है।");
}

#[test]
fn a_call_by_telephone_is_told_as_one_where_the_article_opens_with_it() {
    let told = one("रामपुर। मुख्यमंत्री रमेश यादव और राज्यपाल सुनीता देवी के बीच सोमवार को टेलीफोन पर बातचीत हुई।");
    assert_eq!((told.slot(Slot::Participants), told.slot(Slot::Place)), (vec!["रमेश यादव", "सुनीता देवी"], vec![]));
    assert_eq!(told.summary[0], "सोमवार को रमेश यादव और सुनीता देवी की टेलीफोन पर बातचीत हुई।");
}

#[test]
fn what_is_put_off_stays_so_however_much_is_told_of_the_later_day() {
    let told = one(
        "धनबाद: कोयला नीति पर होने वाली सर्वदलीय बैठक टल गई है। सोमवार को होने वाली यह बैठक अब शुक्रवार को होगी। मुख्यमंत्री सोमनाथ मुंडू \
         बैठक की अध्यक्षता करेंगे। बैठक में कोयला नीति पर चर्चा होगी।",
    );
    assert_eq!(told.status, "postponed");
    assert_eq!(told.summary[0], "सोमवार को धनबाद में होने वाली सर्वदलीय बैठक टाल दी गई। अब यह शुक्रवार को होगी।");
}

#[test]
fn rules_read_a_word_in_all_its_spellings() {
    let told = one("गया: प्रखंड सभागार मे शनिवार को मंत्री रमेश यादव की अध्यक्षता मे बैठक हुयी।");
    assert_eq!((told.slot(Slot::Chair), told.slot(Slot::Venue)), (vec!["रमेश यादव"], vec!["प्रखंड सभागार"]));
    let told = one("सांसद सुनीता देवी सोमवार को गया मे कार्यकर्ताओं के साथ बैठक करेंगीं।");
    assert_eq!((told.status, told.slot(Slot::Title)), ("scheduled", vec!["कार्यकर्ताओं के साथ बैठक"]));
}

#[test]
fn what_is_only_alleged_promised_on_condition_or_long_past_is_no_meeting() {
    let told = told(&[
        "विपक्ष ने सरकार पर निशाना साधा है। विधायक रमेश यादव ने सोमवार को कहा कि मंत्री मोहन थापा ने व्यापारी से उसके घर पर मुलाकात की थी।",
        "मशहूर गायक नहीं रहे। मंत्री रमेश यादव ने दो हफ्ते पहले मंत्रिमंडल की बैठक में कहा था कि वे ठीक हो रहे हैं।",
        "दल ने वादा किया है कि अगर राज्य में उसकी सरकार बनी तो इसका फैसला पहली कैबिनेट बैठक में होगा।",
        "अध्यक्ष रमेश यादव ने कहा कि टिकट का झगड़ा राज्य बोर्ड की बैठक में ही सुलझाया जाएगा।",
        "मंत्री रमेश यादव ने कहा कि अगर बागी गुट वार्ता चाहता है तो पहले हथियार डाले। गोली और वार्ता एक साथ नहीं चल सकती।",
    ]);
    assert!(told.iter().all(Option::is_none), "{told:?}");
}

#[test]
fn other_meetings_of_another_leader_are_his() {
    let told = one(
        "दौरे के दूसरे दिन लोक दल के अध्यक्ष मोहन गौड़ आज कार्यकर्ताओं को करेंगे संबोधित। जन दल के अध्यक्ष राकेश पाल भी राज्य में करेंगे कई बैठकें।\n\n\
         लोक दल के अध्यक्ष मोहन गौड़ दो दिन यहां रहेंगे। आज वे दल के कार्यकर्ताओं के साथ बैठक करेंगे।",
    );
    assert_eq!(told.slot(Slot::Participants), ["मोहन गौड़"]);
    assert_eq!(told.slot(Slot::Title), ["कार्यकर्ताओं के साथ बैठक"]);
}

#[test]
fn one_meeting_told_from_both_sides_is_one_and_each_has_its_own_matter() {
    let text = "मंत्री सुनीता देवी ने राजदूत मोहन थापा से मुलाकात की। सोमवार को पटना में मंत्री सुनीता देवी से मुलाकात राजदूत मोहन थापा से हुई। \
                दोनों नेताओं ने बाढ़ पर चर्चा की।\n\nमंत्री सुनीता देवी ने इसके अलावा दिल्ली में राज्यपाल रमेश यादव से मुलाकात की। दोनों नेताओं ने सूखे पर चर्चा की।";
    let meetings = meetings(text);
    assert_eq!(meetings.len(), 2, "{meetings:?}");
    assert_eq!(meetings[0].slot(Slot::Participants), ["सुनीता देवी", "मोहन थापा"]);
    assert_eq!(meetings[0].slot(Slot::Agenda), ["बाढ़"]);
    assert!(meetings[1].slot(Slot::Participants).contains(&"रमेश यादव"), "{:?}", meetings[1]);
}

#[test]
fn half_an_office_is_not_told_with_a_name() {
    let told = one("मंत्री सुनीता देवी ने राज्यपाल रमेश यादव की बेटी और सलाहकार मोहिनी यादव से मुलाकात की।");
    assert_eq!(told.summary[0], "मंत्री सुनीता देवी की मोहिनी यादव से मुलाकात हुई।");
}

#[test]
fn who_was_called_on_what_is_often_talked_of_and_what_was_announced_before_is_no_matter() {
    let told = one(
        "मंत्री रमेश यादव ने पटना में व्यापारियों के साथ बैठक की। बैठक में उन्होंने सभी गांवों को कटाव को रोकने के लिए मिलकर प्रयास करने का आह्वान किया। \
         उन्होंने बैठक में कहा कि दलों की फंडिंग के बारे में तो काफी चर्चा होती है। सरकार ने पहले ही छोटी दुकानों के लिए नई योजना की घोषणा की है।",
    );
    assert_eq!(told.slot(Slot::Agenda), ["कटाव को रोकने के लिए मिलकर प्रयास करने"]);
    assert_eq!(told.slot(Slot::Decisions), [""; 0]);
}

#[test]
fn a_list_that_shares_its_verb_stays_whole() {
    let told = one("बैठक में गांव की अहम सड़कों, पुलों और सुरंग के निर्माण में तेजी लाने पर चर्चा हुई।");
    assert_eq!(told.slot(Slot::Agenda).len(), 1, "{:?}", told.slot(Slot::Agenda));
}

#[test]
fn those_whose_meeting_it_is_by_its_name_take_part() {
    let told = one("गृह मंत्री रमेश यादव ने सोमवार को दिल्ली में मुख्यमंत्रियों और मुख्य सचिवों के साथ बैठक की।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "मुख्यमंत्रियों", "मुख्य सचिवों"]);
    assert_eq!(told.summary, ["सोमवार को दिल्ली में गृह मंत्री रमेश यादव की मुख्यमंत्रियों और मुख्य सचिवों के साथ बैठक हुई।"]);
    let told = one("स्वास्थ्य मंत्री रमेश यादव की अध्यक्षता में सोमवार को मंत्रियों के समूह की बैठक हुई।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव"]);
}

#[test]
fn where_one_is_is_no_part_of_his_office_and_a_town_is_told_before_its_country() {
    let told = one("मंत्री सुनीता देवी ने सोमवार को दिल्ली में बिहार के मुख्यमंत्री रमेश यादव से मुलाकात की।");
    assert_eq!((told.kind, told.slot(Slot::Place)), ("bilateral", vec!["दिल्ली"]));
    let told =
        one("मंत्री सुनीता देवी सोमवार को नेपाल के दो दिवसीय दौरे पर काठमांडू पहुंचीं। वहां उन्होंने राष्ट्रपति मोहन थापा से मुलाकात की।");
    assert_eq!(told.slot(Slot::Place), ["नेपाल", "काठमांडू"]);
    assert!(told.summary[0].contains("काठमांडू में"), "{:?}", told.summary);
    let told = one("बिहार की राजधानी पटना में सोमवार को किसानों की बैठक हुई।");
    assert_eq!(told.slot(Slot::Place), ["पटना"]);
}

#[test]
fn what_those_who_met_were_told_is_no_decision() {
    let told = one(
        "सोमवार को पटना में परिषद की बैठक हुई। परिषद को बताया गया कि सब प्रखंडों को नक्शे जमा करने को कहा गया है। परिषद ने नई खेल नीति को मंजूरी दी।",
    );
    assert_eq!(told.slot(Slot::Decisions), ["नई खेल नीति को मंजूरी"]);
}

#[test]
fn one_visitors_meetings_with_several_are_told_apart() {
    let text = "मंत्री सुनीता देवी ने की राज्यपाल रमेश यादव से मुलाकात।\n\nमंत्री सुनीता देवी ने सोमवार को राज्यपाल रमेश यादव से मुलाकात कर बाढ़ पर चर्चा की। \
                इस बीच किसान संघ के प्रतिनिधिमंडल ने सचिव मोहन थापा से मुलाकात की।";
    let meetings = meetings(text);
    assert_eq!(meetings[0].slot(Slot::Participants), ["सुनीता देवी", "रमेश यादव"], "{meetings:?}");
}

#[test]
fn one_who_calls_on_one_meets_as_two_whoever_else_was_there() {
    let told = one(
        "मुख्यमंत्री रमेश यादव ने सोमवार को दिल्ली में गृह मंत्री सुनीता देवी से मुलाकात की। इस दौरान गृह सचिव और सुरक्षा सलाहकार भी मौजूद रहे।",
    );
    assert_eq!(told.kind, "bilateral");
    let told = one("जी-20 के इतर राष्ट्रपति मोहन थापा के साथ द्विपक्षीय बैठक में प्रधानमंत्री रमेश यादव ने सीमा पर बात की।");
    assert_eq!(told.kind, "bilateral");
}

#[test]
fn leave_to_begin_talks_and_a_meeting_of_late_are_no_report() {
    let told = told(&[
        "राज्य के अफसरों को नदी के पानी पर पड़ोसियों से नई वार्ता शुरू करने की छूट मिल गई है। किसान इससे खुश हैं।",
        "संस्कृति महोत्सव में कलाकारों ने नृत्य किया। कार्यक्रम के अंत में मंत्री रमेश यादव ने दिव्यांगजनों से मुलाकात की।",
    ]);
    assert!(told.iter().all(Option::is_none), "{told:?}");
}

#[test]
fn what_others_did_meanwhile_is_another_meeting() {
    let text = "गृह मंत्री रमेश यादव ने सोमवार को एक अहम बैठक कर सीमा की सुरक्षा की समीक्षा की।\n\nराज्यपाल मोहन थापा ने मंगलवार को प्रधानमंत्री अनिल वर्मा से मुलाकात \
                कर बाढ़ की जानकारी दी।\n\nगृह मंत्री रमेश यादव की इस बैठक में सचिव सुनीता देवी शामिल हुईं।";
    let meetings = meetings(text);
    assert_eq!(meetings[0].slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"], "{meetings:?}");
    assert_eq!(meetings[0].slot(Slot::Time), ["सोमवार"]);
}

#[test]
fn a_congress_ends_or_begins_on_a_day_and_two_whom_one_met_are_both_told() {
    let told = one("सोमवार को पटना में कृषि सम्मेलन समाप्त हो गया। सम्मेलन में मंत्री रमेश यादव शामिल हुए।");
    assert_eq!(told.summary[0], "सोमवार को पटना में कृषि सम्मेलन संपन्न हुआ।");
    let told = one("मंत्री रमेश यादव ने सोमवार को राज्यपाल मोहन थापा और सचिव सुनीता देवी से उनके आवास पर मुलाकात की।");
    assert!(told.summary[0].contains("मोहन थापा और सचिव सुनीता देवी से मुलाकात हुई"), "{:?}", told.summary);
}

#[test]
fn before_one_meeting_another_is_another() {
    let told = one(
        "शनिवार को दिल्ली में दल की कार्यसमिति की बैठक होगी। कार्यसमिति की बैठक से पहले अध्यक्ष रमेश यादव की अध्यक्षता में दल के सचिवों की बैठक होगी।",
    );
    assert_eq!(told.slot(Slot::Chair), [""; 0], "{told:?}");
}

#[test]
fn a_congress_in_quotation_marks_has_its_place_and_who_opened_it() {
    let told = one(
        "राज्यपाल रमेश यादव ने रविवार को बिहार के दरभंगा में ‘ग्राम जल सम्मेलन’ का उद्घाटन किया। उन्होंने किसानों से इसका लाभ उठाने को कहा।",
    );
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव"]);
    assert_eq!(told.slot(Slot::Place), ["बिहार", "दरभंगा"]);
}

#[test]
fn whom_one_will_meet_is_told_in_a_headlines_order_too() {
    let told = one("मुख्यमंत्री आज राज्यपाल रमेश यादव और सभापति सुनीता देवी से करेंगे मुलाकात।");
    assert_eq!(told.slot(Slot::Participants), ["रमेश यादव", "सुनीता देवी"]);
}

#[test]
fn who_stayed_away_is_no_participant_though_only_his_office_is_known() {
    let told = one(
        "सोमवार को पटना में मुख्य सचिव सुनीता देवी ने समीक्षा बैठक की। पूर्णिया के जिलाधिकारी इस बैठक में शामिल नहीं हुए। दरभंगा के जिलाधिकारी बैठक में नहीं आए।",
    );
    assert_eq!(told.slot(Slot::Participants), ["सुनीता देवी"]);
    assert_eq!(told.slot(Slot::Absent), ["पूर्णिया के जिलाधिकारी", "दरभंगा के जिलाधिकारी"]);
}

#[test]
fn what_two_talked_of_is_told_of_their_meeting_also_in_a_short_article() {
    let text = "विदेश सचिव मालिनी राव ने दीपक कोइराला से की मुलाकात\n\nकाठमांडू, 27 नवंबर। विदेश सचिव मालिनी राव और उनके समकक्ष दीपक कोइराला के बीच हुई \
                इस वार्ता में तटबंधों की मरम्मत पर सहमति बनी।\n\nविदेश सचिव मालिनी राव ने इसके अलावा काठमांडू में प्रधानमंत्री हरि प्रसाद ढकाल से भी मुलाकात की। दोनों नेताओं ने \
                बिजली परियोजनाओं पर चर्चा की।";
    let meetings = meetings(text);
    assert_eq!(meetings[0].slot(Slot::Participants), ["दीपक कोइराला", "मालिनी राव"], "{meetings:?}");
    assert_eq!(meetings[0].slot(Slot::Agenda), [""; 0]);
    assert_eq!(meetings[1].slot(Slot::Participants), ["मालिनी राव", "हरि प्रसाद ढकाल"]);
}
