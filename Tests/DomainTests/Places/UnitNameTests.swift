import Domain
import Testing

struct UnitNameTests {
    @Test(arguments: [
        ("西属村村民委员会", "西属村"), ("西属村村委会", "西属村"), ("张楼村委会", "张楼村"),
        ("新民村社区村民委员会", "新民村社区"), ("城南社区居委会", "城南社区"), ("城南居委会", "城南社区"),
        ("城南居民委员会", "城南社区"), ("王宅社区居民委员会", "王宅社区"), ("巴音嘎查村民委员会", "巴音嘎查"),
        ("巴音嘎查村委会", "巴音嘎查"), ("尕海牧委会", "尕海"), ("西属村", "西属村"), ("城南社区", "城南社区"),
        ("三连生活区", "三连生活区"), ("村委会", "村委会"),
    ])
    func `documents use the short form`(name: String, short: String) {
        #expect(UnitName.short(name) == short)
        #expect(UnitName.short(short) == short)
    }

    @Test(arguments: [
        ("马凹村民员委会", "马凹村"), ("东街村村民员委会", "东街村"), ("佳和社区居民委会", "佳和社区"),
        ("宁街社区委会", "宁街社区"), ("甲村民委会", "甲村"), ("甲社区居民委员会会", "甲社区"),
        ("甲社区居委会会", "甲社区"), ("甲社区居民委会会", "甲社区"), ("甲社区委员会", "甲社区"),
        ("鸡公垭村村民居委会", "鸡公垭村"), ("温泉社区居居委会", "温泉社区"),
        ("高港社区居委员会", "高港社区"), ("甲村村委会会", "甲村"), ("甲村委员会", "甲村"),
    ])
    func `a misspelt suffix is a suffix`(name: String, short: String) {
        #expect(UnitName.short(name) == short)
    }

    @Test(arguments: [
        ("文瑞家园居委会筹备组", "文瑞家园社区"), ("和瑞园社区居委会筹备组及社区工作站", "和瑞园社区"),
        ("和瑞园社区居委会筹备组和社区工作站", "和瑞园社区"), ("燕南园社区居委会筹备组和工作站", "燕南园社区"),
    ])
    func `a committee that is being set up has the name of its community`(
        name: String, short: String
    ) {
        #expect(UnitName.short(name) == short)
    }

    @Test func `committees of one community keep their numbers`() {
        #expect(UnitName.short("向阳社区第一居民委会") == "向阳社区第一居委会")
        #expect(UnitName.short("向阳社区第二居委会") == "向阳社区第二居委会")
    }

    @Test func `village and community of one name stay apart`() {
        #expect(UnitName.short("王宅村委会") != UnitName.short("王宅社区居民委员会"))
    }
}
