//! Text for older fonts: to the font and back, and English that stays English.

use crate::encoder::Encoder;
use crate::laws;

/// Sentences of every sort of syllable that the fonts have glyphs for.
const SENTENCES: &[&str] = &[
    "मुख्यमंत्री की अध्यक्षता में सोमवार को कैबिनेट की बैठक हुई।",
    "राष्ट्रपति ने प्रधानमंत्री को धन्यवाद दिया और कार्यक्रम की सफलता पर हर्ष व्यक्त किया।",
    "जिले के सभी विद्यालयों में शिक्षकों की नियुक्ति शीघ्र होगी, ऐसा निर्णय लिया गया।",
    "सड़क, बिजली, पानी और स्वास्थ्य सेवाओं की समीक्षा की गई।",
    "उन्होंने कहा कि किसानों को फसल का उचित मूल्य मिलना चाहिए।",
    "विधायक ने बताया कि पढ़ाई और कढ़ाई के लिए नए केंद्र खुलेंगे।",
    "धार्मिक यात्रा के मार्ग पर चिकित्सा शिविर लगाए जाएंगे।",
    "शर्मिंदा होने की कोई बात नहीं, डॉक्टर ने हंसकर कहा।",
    "श्रमिकों ने ज्ञापन सौंपा और द्वार पर धरना दिया।",
    "ऋण माफी, छात्रवृत्ति तथा ऊर्जा विभाग के विषयों पर चर्चा हुई।",
    "क्या यह निर्णय उद्देश्य के अनुरूप है?",
    "औद्योगिक क्षेत्र में निवेश के लिए ईमानदार प्रयास आवश्यक हैं।",
    "झारखंड और छत्तीसगढ़ के अधिकारियों ने घंटों विचार किया।",
    "पर्यटन मंत्री ने दूसरी ओर टूटे हुए पुल का निरीक्षण किया।",
    "ठेकेदार ने ढाई लाख रुपये जमा किए, फिर भी काम अधूरा रहा।",
];

fn goes_there_and_back(encoder: &Encoder) {
    for sentence in SENTENCES {
        let source = encoder.encode(sentence);
        assert!(!source.contains(|c| ('\u{900}'..'\u{980}').contains(&c)), "{source} is all glyphs");
        assert_eq!(laws::hold(&source).text, *sentence, "{source}");
    }
}

#[test]
fn krutidev_goes_there_and_back() {
    goes_there_and_back(&Encoder::krutidev());
}

#[test]
fn chanakya_goes_there_and_back() {
    goes_there_and_back(&Encoder::chanakya());
}

/// Every line of the file that `BAITHAK_HINDI` names goes to the font and back; tells how many words don't.
#[test]
#[ignore = "reads a text of one's own, named in BAITHAK_HINDI"]
fn a_text_goes_there_and_back() {
    let text = std::fs::read_to_string(std::env::var("BAITHAK_HINDI").expect("BAITHAK_HINDI")).expect("a text");
    for (name, encoder) in [("krutidev", Encoder::krutidev()), ("chanakya", Encoder::chanakya())] {
        let (mut words, mut wrong) = (0, 0);
        for line in text.lines() {
            let clean = laws::clean(line).text;
            if clean.contains(|c: char| !matches!(c, '\u{901}'..='\u{965}' | ' ' | ',' | '-')) {
                continue;
            }
            let back = laws::clean(&encoder.encode(&clean)).text;
            for (a, b) in clean.split(' ').zip(back.split(' ')) {
                words += 1;
                if a != b {
                    wrong += 1;
                    if wrong < 60 {
                        println!("{name}: {a} {b} {}", encoder.encode(a));
                    }
                }
            }
        }
        println!("{name}: {wrong} of {words} words differ");
        assert!(wrong * 200 <= words);
    }
}

#[test]
fn english_stays() {
    for text in [
        "The Prime Minister said on Monday that the meeting would be held in New Delhi.",
        "SEE PICS",
        "BJP, RJD, JDU and AIMIM leaders met at 1, Anne Marg.",
        "WhatsApp, iPhone, e-mail, COVID-19, NH-44, UP-32 AB 1234",
        "Follow us on Twitter: @example_news #Patna https://www.example.com/hindi/bihar?id=12&x=y",
        "mukhyamantri ne kaha ki baithak mein sabhi dalon ke neta aaenge",
        "Email: desk@example.com; Phone: +91-612-2200000",
        "for (let i = 0; i < n; i++) { x = d[k]; }",
        "Él está aquí, señor: à bientôt, Müller & Søn.",
        "x = d x + d y, y = d x - d y",
    ] {
        let cleaned = laws::hold(text);
        let kinds = cleaned.alignment.changes().iter().map(|change| change.kind.name());
        assert!(!kinds.into_iter().any(|kind| kind == "legacy_font"), "{text} became {}", cleaned.text);
    }
}
