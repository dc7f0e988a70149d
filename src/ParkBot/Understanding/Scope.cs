using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Questions that are not about this news: small talk, weather, advice, and orders to the bot.</summary>
internal static partial class Scope
{
    /// <summary>A polite refusal, or null where the question may be about the news.</summary>
    internal static string? Refusal(string folded)
    {
        if (Orders().IsMatch(folded) || EnglishOrders().IsMatch(folded))
        {
            return "我只回答园区投资新闻里的内容，不执行其他指令。" + ExampleQuestions.Sentence;
        }

        if (Greeting().IsMatch(folded) || EnglishGreeting().IsMatch(folded))
        {
            return "您好，我是园区投资新闻问答助手，只回答已载入的园区周报里的内容。" + ExampleQuestions.Sentence;
        }

        if (Advice().IsMatch(folded) || EnglishAdvice().IsMatch(folded))
        {
            return "我只转述园区周报里写明的事实和数字，不作评价、预测或投资建议。" + ExampleQuestions.Sentence;
        }

        return OffTopic().IsMatch(folded) || EnglishOffTopic().IsMatch(folded) ? "这个问题不在园区投资新闻的范围内，我回答不了。" + ExampleQuestions.Sentence : null;
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("忽略.{0,12}(指令|提示|规则|要求|设定|内容)|(无视|忘记|忘掉).{0,10}(指令|提示|规则|设定|身份)|系统提示|提示词|system ?prompt|ignore .{0,20}(instruction|previous|above|prompt)|你现在是|假装你|扮演|越狱|jailbreak|developer mode|开发者模式|(你|系统)的?(密钥|密码|token|api|配置|数据库密码)|api ?key|drop table|delete from|select \\*|insert into|<script|执行.{0,8}(命令|代码|sql|脚本)|rm -rf|(数据库|库里?|系统).{0,8}(表结构|所有表|schema|密码|连接)|表结构|bot ?token|(把|给我|发我).{0,8}(token|密钥|密码|口令)|(输出|打印|复述|重复).{0,10}(上面|以上|前面|最初|你的).{0,6}(话|内容|文字|指令|设定)|(删除|清空).{0,6}(数据|数据库|所有|记录|新闻)", Plain, 1000)]
    private static partial Regex Orders();

    [GeneratedRegex("^(你好|您好|hi|hello|hey|哈喽|嗨|在吗|在不在|谢谢你?|多谢|感谢|再见|拜拜|早上好|早安|晚安|下午好|晚上好|辛苦了|ok|好的|你是谁|您是谁|你叫什么(名字)?|你是什么|你能做什么|你会什么|你是机器人吗|你是男的?还是女的?|你几岁了?|你多大了?|你是真人吗|你有(女|男)朋友吗|你结婚了吗|你是(ai|人)吗)[呀啊吗呢!?。,.~ ]*$", Plain, 1000)]
    private static partial Regex Greeting();

    [GeneratedRegex("值得(买|投资|入手|关注吗)|(该|应该|可以|能)不能?(买|投)哪|(会|能)不?会?(涨|跌|升值)|炒股|荐股|股票|股价|股市|(推荐|建议).{0,6}(买|投资|股|基金)|你(觉得|认为|怎么看|看好)|前景(怎么样|如何|好不好)|靠谱吗|(预测|预计一下).{0,10}(下|明|未来)|怎么评价|评价一下|好不好$", Plain, 1000)]
    private static partial Regex Advice();

    [GeneratedRegex("天气|气温|(早|午|晚)饭|(晚上|中午|今天|周末)(吃|玩)什么|吃什么|去哪(儿|里)?玩|下雨|下雪|台风|空气质量指数|大盘|a股|彩票|双色球|笑话|讲个?故事|(写|作|来|编)(一)?(首|篇|段|个)?.{0,8}(诗|歌词|作文|小说|代码|程序|文案|情书|邮件)|(^|帮我|请)翻译|翻译(成|一下)|菜谱|怎么做(饭|菜)|红烧|好吃|火锅|小吃|奶茶|餐厅|电影|电视剧|明星|球赛|世界杯|欧冠|nba|足球|篮球|几点了|现在几点|星座|算命|运势|女朋友|男朋友|爱我|爱你|(^|[^0-9])[0-9]+ ?[+*/×÷] ?[0-9]+ ?(=|等于|是多少|得|$|[?？])|数学题|解方程|油价|金价|房价|导航|怎么走|快递|感冒|减肥|头疼|吃药|总统|战争|游戏|唱(首|支)?歌|火车票|机票|酒店预订|订(个|张)?(酒店|机票)|身份证|手机号|美食|旅游攻略|高考|首都是|世界上最|宇宙|恐龙|python|javascript", Plain, 1000)]
    private static partial Regex OffTopic();
}
