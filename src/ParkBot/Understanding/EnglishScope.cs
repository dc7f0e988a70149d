using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>The same limits for those who ask in English.</summary>
internal static partial class Scope
{
    [GeneratedRegex("\\b(ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(instructions?|rules?|prompts?|above|previous|guidelines|told)\\b|\\b(reveal|print|show|repeat|tell|display|output|leak)\\b.{0,30}\\b(prompts?|(your|system|hidden|initial|secret) (instructions|rules|message|settings)|instructions above|password|secret|token|api key|credentials|configuration|config)\\b|\\byou are now\\b|\\bpretend (to be|you)\\b|\\bact as\\b|\\brole ?play\\b|\\bdan mode\\b|\\b(delete|drop|erase|wipe|truncate)\\b.{0,20}\\b(data|database|tables?|records|everything|news)\\b|\\b(run|execute)\\b.{0,20}\\b(commands?|code|sql|script|shell)\\b", Plain, 1000)]
    private static partial Regex EnglishOrders();

    [GeneratedRegex("^(good (morning|afternoon|evening|night)|hi there|hello there|how are you|how do you do|who are you|what are you|what is your name|what's your name|what can you do|what do you do|are you (a )?(bot|robot|human|ai)|thank you|thanks|thx|bye|goodbye|see you|help)[!?., ]*$", Plain, 1000)]
    private static partial Regex EnglishGreeting();

    [GeneratedRegex("\\b(should i|would you|do you) (buy|invest|recommend|sell|think)\\b|\\bworth (buying|investing)\\b|\\b(stocks?|share) (price|market|pick|tip)s?\\b|\\b(forecast|predict|prediction|outlook)\\b|\\bwhat do you think\\b|\\byour opinion\\b|\\bgood investment\\b|\\brecommend\\b", Plain, 1000)]
    private static partial Regex EnglishAdvice();

    [GeneratedRegex("\\b(weather|temperature|rain|snow|typhoon|jokes?|poems?|song|lyrics|essay|novel|story about|fairy tale|bedtime story|recipes?|cook|restaurants?|movies?|football|soccer|basketball|nba|world cup|olympics?|horoscope|zodiac|lottery|girlfriend|boyfriend|love me|marry me|president of|prime minister|capital of|meaning of life|translate|translation|write (me )?(a|an|some|the) (code|program|script|function|letter|email|speech)|what time is it|exchange rate|bitcoin|crypto|gold price|oil price|flight tickets?|train tickets?|book (me )?a (hotel|flight|table)|diet|headache|doctor|homework|dinosaurs?|who won|video games?|tell me a (joke|story))\\b", Plain, 1000)]
    private static partial Regex EnglishOffTopic();
}
