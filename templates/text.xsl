<?xml version="1.0" encoding="UTF-8"?>
<!-- Words, reasons, links and prose: how one value of the page document becomes text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" xmlns:x="http://xmlsoft.org/XSLT/namespace"
  exclude-result-prefixes="r w x" extension-element-prefixes="w">

<xsl:variable name="root" select="string(/r:report/r:site/r:root)"/>
<!-- what the site has besides HTML and XML: json, csv, paper, feeds, search -->
<xsl:variable name="outputs" select="/r:report/r:site/r:outputs/r:output"/>
<xsl:variable name="lacks" select="/r:report/r:site/r:lacks/r:kind"/>
<xsl:variable name="language" select="w:language()"/>

<!-- ======== words ======== -->

<!-- The catalogue's words for a word: those for its place ("state.none") before the general ones
     ("none"). What has none and is spelt as a word loses its hyphens; a date is marked as one; all else is
     shown as it is. -->
<xsl:template name="term">
  <xsl:param name="word" select="string(.)"/>
  <xsl:param name="of"/>
  <w:term/>
</xsl:template>

<!-- a date as it is read, marked as one -->
<xsl:template name="date">
  <xsl:param name="date" select="string(.)"/>
  <xsl:param name="style"/>
  <w:date/>
</xsl:template>

<!-- a date in a table that sorts by it; one that is a bound only, in words -->
<xsl:template match="*|@*" mode="day">
  <xsl:choose>
    <xsl:when test="contains(., ' ')"><xsl:call-template name="date"/></xsl:when>
    <xsl:otherwise><time><xsl:value-of select="."/></time></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- a word whose place is the name of its element or attribute -->
<xsl:template match="*|@*" mode="term">
  <xsl:param name="of" select="local-name()"/>
  <w:term/>
</xsl:template>

<!-- several words in one text, "consumer, business" -->
<xsl:template name="terms">
  <xsl:param name="words"/>
  <xsl:param name="of"/>
  <xsl:call-template name="term">
    <xsl:with-param name="word" select="substring-before(concat($words, ', '), ', ')"/>
    <xsl:with-param name="of" select="$of"/>
  </xsl:call-template>
  <xsl:if test="contains($words, ', ')">
    <xsl:text>, </xsl:text>
    <xsl:call-template name="terms">
      <xsl:with-param name="words" select="substring-after($words, ', ')"/>
      <xsl:with-param name="of" select="$of"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="label">
  <xsl:param name="word" select="local-name()"/>
  <xsl:call-template name="term">
    <xsl:with-param name="word" select="$word"/>
    <xsl:with-param name="of" select="'label'"/>
  </xsl:call-template>
</xsl:template>

<!-- ======== reasons ======== -->

<!-- by regc itself: what is filled in is a link where it has a page, a date marked as one, or the words for a value -->
<xsl:template match="r:reason" mode="say"><w:reason/></xsl:template>

<!-- what holds together, as one part of a sentence -->
<xsl:template name="together">
  <xsl:param name="reasons"/>
  <xsl:choose>
    <xsl:when test="count($reasons) &gt; 1">
      <w:say code="text.and">
        <w:arg name="one"><xsl:apply-templates select="$reasons[1]" mode="say"/></w:arg>
        <w:arg name="other"><xsl:call-template name="together"><xsl:with-param name="reasons" select="$reasons[position() &gt; 1]"/></xsl:call-template></w:arg>
      </w:say>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="$reasons" mode="say"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- a place as a sentence names it: "the European Union" -->
<xsl:template match="*" mode="named">
  <xsl:variable name="name" select="w:term('place', substring-after(@ref, ':'), concat(., @value))"/>
  <xsl:choose>
    <xsl:when test="@href"><a href="{$root}{@href}"><xsl:value-of select="$name"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- an outcome's article, with the short name of its law unless the citation has it -->
<xsl:template match="r:outcome|r:mapped" mode="article">
  <xsl:if test="r:short and not(contains(r:citation, r:short))"><xsl:value-of select="concat(r:short, ' ')"/></xsl:if>
  <xsl:value-of select="r:citation"/>
</xsl:template>

<!-- A list of reasons as sentences in a row, and as a list. What has none is told here and not in the pattern: that would
     be asked of every element, with its place among its siblings. -->
<xsl:template match="*" mode="sentences" priority="0.5">
  <xsl:choose>
    <xsl:when test="r:reason"><w:reasons/></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="sentences"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- an answer: an article says little by its number, so what it demands stands after it where the answer stays short -->
<xsl:template match="*[r:reason]" mode="answer">
  <xsl:param name="most" select="60"/>
  <xsl:variable name="said"><xsl:apply-templates select="." mode="sentences"/></xsl:variable>
  <xsl:variable name="article" select="(r:reason/r:arg[@name = 'article'][@label][@href])[1]"/>
  <xsl:variable name="both" select="normalize-space(concat($said, ' ', $article/@value))"/>
  <xsl:variable name="link" select="x:node-set($said)/a[@href = concat($root, $article/@href)][1]"/>
  <xsl:choose>
    <xsl:when test="$link and string-length($both) - string-length(translate($both, ' ', '')) &lt; $most">
      <xsl:copy-of select="$link/preceding-sibling::node()|$link"/>
      <xsl:value-of select="concat(' (', $article/@value, ')')"/>
      <xsl:copy-of select="$link/following-sibling::node()"/>
    </xsl:when>
    <xsl:otherwise><xsl:copy-of select="$said"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="*" mode="reasons" priority="0.5">
  <xsl:param name="class" select="'reasons'"/>
  <xsl:if test="r:reason">
    <ul class="{$class}">
      <xsl:for-each select="r:reason">
        <li><xsl:apply-templates select="." mode="say"/></li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<!-- ======== values ======== -->

<!-- One scalar: a link where it has a place on the site, the title where it names a unit, else its
     words. Prose, places, reasons; a list: its values, with commas. What it holds is asked here and not in patterns,
     which would ask it of every value. -->
<xsl:template match="*|@*" mode="value">
  <xsl:param name="of" select="local-name()"/>
  <xsl:choose>
    <xsl:when test="@href"><a href="{$root}{@href}"><xsl:value-of select="."/></a></xsl:when>
    <xsl:when test="@ref"><xsl:value-of select="."/></xsl:when>
    <xsl:when test="not(*)"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="$of"/></xsl:apply-templates></xsl:when>
    <xsl:when test="r:p|r:ul|r:ol|r:blockquote|r:table|r:pre"><xsl:apply-templates mode="rich"/></xsl:when>
    <xsl:when test="(r:in or r:except or r:dated or r:complete) and not(r:fact)"><xsl:call-template name="places"/></xsl:when>
    <xsl:when test="r:reason"><xsl:apply-templates select="." mode="sentences"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="joined"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- an argument of a sentence -->
<xsl:template match="r:arg" mode="value">
  <xsl:choose>
    <xsl:when test="@href"><a href="{$root}{@href}"><xsl:value-of select="@value"/></a></xsl:when>
    <xsl:when test="@ref"><xsl:value-of select="@value"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="@value" mode="term"><xsl:with-param name="of" select="string(@name)"/></xsl:apply-templates></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="joined">
  <xsl:param name="values" select="*"/>
  <xsl:for-each select="$values">
    <xsl:if test="position() &gt; 1">, </xsl:if>
    <xsl:apply-templates select="." mode="value"/>
  </xsl:for-each>
</xsl:template>

<!-- free text is shown as it was written, even where it is spelt like a word -->
<xsl:template match="r:title|r:operator|r:name|r:citation|r:locator|r:section|r:note|r:authority[not(@ref)]|r:competence|r:by|r:because[not(*)]|r:publisher|r:capacity|r:identifier|r:short|r:entity[not(*)]|r:court|r:case|r:part[not(*)]|r:appeal|r:question[not(*)]|r:quoted-by|r:watch[not(*)]|r:what|r:why|r:owner|r:archive" mode="value">
  <xsl:choose>
    <xsl:when test="r:p|r:ul|r:ol|r:blockquote|r:table|r:pre"><xsl:apply-templates mode="rich"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:address|r:url|r:base|r:eli|r:official" mode="value">
  <xsl:call-template name="address"/>
</xsl:template>

<xsl:template name="address">
  <xsl:param name="to" select="string(.)"/>
  <xsl:param name="text" select="$to"/>
  <xsl:choose>
    <xsl:when test="starts-with($to, 'https://') or starts-with($to, 'http://')">
      <a href="{$to}" rel="external"><xsl:value-of select="$text"/></a>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- a condition as the page has it in words; of another law's, or where it has too many ways, as it is written -->
<xsl:key name="condition" match="r:conditions/r:condition" use="concat(r:law/@ref, ' ', r:text)"/>
<xsl:template match="r:when|r:is" mode="value">
  <xsl:variable name="law" select="ancestor::r:outcome/r:law/@ref|self::*[not(ancestor::r:outcome)]/ancestor::r:report[@kind = 'regulation']/r:conditions/r:condition[1]/r:law/@ref"/>
  <xsl:variable name="ways" select="key('condition', concat($law, ' ', .))/r:ways/r:way"/>
  <xsl:choose>
    <xsl:when test="$ways">
      <xsl:for-each select="$ways">
        <xsl:if test="position() &gt; 1"><xsl:text>; </xsl:text><w:say code="text.or"/><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="together"><xsl:with-param name="reasons" select="r:literals/r:reason"/></xsl:call-template>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise><code><xsl:value-of select="."/></code></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:commit|r:sha256" mode="value"><code><xsl:value-of select="."/></code></xsl:template>

<xsl:template match="r:prevails" mode="value">
  <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'language'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:amount" mode="value">
  <w:say code="text.amount" currency="substring-before(., ' ')" amount="format-number(substring-after(., ' '), '#,##0.##')"/>
</xsl:template>

<xsl:template match="r:share" mode="value">
  <xsl:value-of select="concat(., '&#160;%')"/>
</xsl:template>

<!-- places with exceptions, those with days or a source of their own, and whether these are all -->
<xsl:template name="places">
  <xsl:choose>
    <xsl:when test="r:except and r:in/*[not(@ref)]"><!-- the world -->
      <w:say code="text.except">
        <w:arg name="places"><xsl:apply-templates select="r:in" mode="value"/></w:arg>
        <w:arg name="others"><xsl:apply-templates select="r:except" mode="value"/></w:arg>
      </w:say>
    </xsl:when>
    <xsl:when test="r:except">
      <xsl:if test="r:in"><xsl:apply-templates select="r:in" mode="value"/>; </xsl:if>
      <w:say code="text.not"><w:arg name="places"><xsl:apply-templates select="r:except" mode="value"/></w:arg></w:say>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="r:in" mode="value"/></xsl:otherwise>
  </xsl:choose>
  <xsl:for-each select="r:dated/r:dated">
    <xsl:if test="position() &gt; 1 or ../../r:in or ../../r:except">; </xsl:if>
    <xsl:apply-templates select="." mode="place"/>
  </xsl:for-each>
  <xsl:if test="r:complete = 'true'"><xsl:text> </xsl:text><w:say code="text.complete"/></xsl:if>
</xsl:template>

<xsl:template match="r:dated" mode="place">
  <xsl:choose>
    <xsl:when test="r:holds = 'false'"><w:say code="text.not"><w:arg name="places"><xsl:apply-templates select="r:place" mode="value"/></w:arg></w:say></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="r:place" mode="value"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="r:from"><xsl:text> </xsl:text><w:say code="text.from" from="r:from"/></xsl:if>
  <xsl:if test="r:until"><xsl:text> </xsl:text><w:say code="text.until" until="r:until"/></xsl:if>
</xsl:template>

<!-- one confidence for all, or one for each part -->
<xsl:template match="r:confidence[*]|r:source-confidence[*]" mode="value">
  <xsl:for-each select="*">
    <xsl:if test="position() &gt; 1">, </xsl:if>
    <xsl:if test="not(self::r:all)">
      <xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/></xsl:call-template>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:apply-templates select="." mode="term"/>
  </xsl:for-each>
</xsl:template>

<!-- ======== rows of a list of facts ======== -->

<!-- A label and its value; nothing where there is no value, so that callers just name what there may be. -->
<xsl:template match="*|@*" mode="row">
  <xsl:param name="label" select="local-name()"/>
  <dt><xsl:value-of select="w:term('label', $label)"/></dt>
  <dd class="{local-name()}"><xsl:apply-templates select="." mode="value"/></dd>
</xsl:template>

<!-- ======== prose ======== -->

<xsl:template match="r:p|r:ul|r:ol|r:li|r:em|r:strong|r:code|r:pre|r:blockquote|r:br|r:hr|r:thead|r:tbody|r:tr|r:td" mode="rich">
  <xsl:element name="{local-name()}"><xsl:apply-templates mode="rich"/></xsl:element>
</xsl:template>
<xsl:template match="r:th" mode="rich">
  <th scope="col"><xsl:apply-templates mode="rich"/></th>
</xsl:template>
<xsl:template match="r:table" mode="rich">
  <div class="wide" tabindex="0"><table><xsl:apply-templates mode="rich"/></table></div>
</xsl:template>
<!-- headings in prose stand below those of the page -->
<xsl:template match="r:h1" mode="rich"><h4><xsl:apply-templates mode="rich"/></h4></xsl:template>
<xsl:template match="r:h2" mode="rich"><h5><xsl:apply-templates mode="rich"/></h5></xsl:template>
<xsl:template match="r:h3|r:h4|r:h5|r:h6" mode="rich"><h6><xsl:apply-templates mode="rich"/></h6></xsl:template>
<xsl:template match="r:a" mode="rich">
  <xsl:choose>
    <xsl:when test="@ref and @href"><a href="{$root}{@href}"><xsl:apply-templates mode="rich"/></a></xsl:when>
    <xsl:when test="@href"><a href="{@href}" rel="external"><xsl:apply-templates mode="rich"/></a></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="rich"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
