<?xml version="1.0" encoding="UTF-8"?>
<!-- Which laws reach the services of one platform: by which duties, on what facts, and what is to be found out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:platform.xsl"/>

<xsl:key name="cells" match="r:cell" use="concat(@answer, @binds)"/>

<xsl:template match="r:report" mode="heading"><w:say code="applicability-platform.title" platform="r:title"/></xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html"><w:say code="applicability-platform.about"/></a> · <a href="{$root}coverage/{@id}.html"><w:say code="applicability-platform.duties"/></a> · <a href="{$root}applicability.html"><w:say code="applicability-platform.all"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="answers">
    <h2 id="answers"><w:say code="applicability-platform.answers"/></h2>
    <p>
      <w:say code="applicability-platform.pairs" of="r:answers/@of" service="r:answers/@service" users="r:answers/@people" undetermined="r:answers/@undetermined" no="r:answers/@no"/>
      <xsl:text> </xsl:text>
      <w:say code="applicability.in-force" yes="r:answers/@yes" n="r:answers/@in-force"/>
    </p>
    <p class="note"><w:say code="applicability-platform.rule"><w:arg name="how"><a href="{$root}methodology.html#applies"><w:words/></a></w:arg></w:say></p>
    <xsl:apply-templates select="r:reach"/>
  </section>
  <xsl:if test="r:asks">
    <section aria-labelledby="asks">
      <h2 id="asks"><w:say code="applicability-platform.asks"/></h2>
      <xsl:apply-templates select="r:asks"/>
    </section>
  </xsl:if>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yesservice'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yespeople'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'undetermined'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'no'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:asks"><p class="none"><w:say code="applicability-platform.nothing"/></p></xsl:template>

<xsl:template match="r:asks[r:ask]">
  <p class="note"><w:say code="applicability-platform.each-point"/></p>
  <xsl:call-template name="ask-table"><xsl:with-param name="asks" select="r:ask[position() &lt;= 20]"/></xsl:call-template>
  <xsl:if test="r:ask[21]">
    <details>
      <summary><w:say code="applicability-platform.more" n="count(r:ask) - 20" of="count(r:ask)"/></summary>
      <xsl:call-template name="ask-table"><xsl:with-param name="asks" select="r:ask[position() &gt; 20]"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="ask-table">
  <xsl:param name="asks"/>
  <div class="wide">
    <table>
      <caption><w:say code="applicability-platform.by-duties"/></caption>
      <thead><tr><th scope="col"><w:say code="applicability-platform.to-find-out"/></th><th scope="col" class="number"><w:say code="column.duties"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="$asks">
          <tr><th scope="row" class="says"><xsl:apply-templates select="r:needs" mode="sentences"/></th><td class="number"><xsl:value-of select="@duties"/></td></tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="cells">
  <xsl:param name="answer"/>
  <xsl:if test="key('cells', $answer)">
    <section aria-labelledby="answer.{$answer}">
      <h2 id="answer.{$answer}">
        <xsl:apply-templates select="key('cells', $answer)[1]" mode="term"/>
        <span class="count"><xsl:value-of select="count(key('cells', $answer))"/></span>
      </h2>
      <xsl:for-each select="key('cells', $answer)"><xsl:apply-templates select="." mode="whole"/></xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:cell" mode="term">
  <xsl:apply-templates select="@binds|@answer[not(../@binds)]" mode="term"><xsl:with-param name="of" select="'reach-title'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:cell" mode="whole">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
  <section class="cell" aria-labelledby="{$id}">
    <h3 id="{$id}"><w:say code="applicability-platform.cell" service="r:service"><w:arg name="law"><xsl:apply-templates select="r:law" mode="value"/></w:arg></w:say></h3>
    <p class="note">
      <xsl:apply-templates select="r:place" mode="value"/>
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="r:type" mode="term"/>
      <xsl:text>. </xsl:text>
      <w:say code="applicability-platform.mapped" of="r:duties/@of" service="r:duties/@service" users="r:duties/@people" undetermined="r:duties/@undetermined" no="r:duties/@no"/>
    </p>
    <dl>
      <xsl:if test="@answer = 'yes'">
        <dt><w:say code="applicability-platform.through"/></dt>
        <dd><xsl:apply-templates select="r:by"><xsl:with-param name="answer" select="'yes'"/></xsl:apply-templates></dd>
      </xsl:if>
      <dt><w:say code="column.binds"/></dt>
      <dd>
        <xsl:apply-templates select="r:of-service" mode="party"/>
        <xsl:text>; </xsl:text>
        <xsl:apply-templates select="r:of-people" mode="party"/>
      </dd>
      <xsl:if test="r:because"><dt><xsl:value-of select="w:term('label', 'because')"/></dt><dd><xsl:apply-templates select="r:because" mode="reasons"><xsl:with-param name="class" select="'plain'"/></xsl:apply-templates></dd></xsl:if>
      <xsl:if test="r:used"><dt><w:say code="applicability-platform.facts"/></dt><dd><xsl:apply-templates select="r:used"/></dd></xsl:if>
      <xsl:if test="r:needs">
        <dt><w:say code="applicability-platform.to-find-out"/></dt>
        <dd class="needs"><xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template></dd>
      </xsl:if>
    </dl>
    <xsl:if test="r:by/r:duty[@answer != 'yes' or not(../../@answer = 'yes')]">
      <details>
        <summary><w:say code="applicability-platform.each-duty"/></summary>
        <xsl:apply-templates select="r:by"/>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:of-service|r:of-people" mode="party">
  <xsl:choose>
    <xsl:when test="self::r:of-service"><w:say code="applicability-platform.by-service" yes="@yes" of="@of"/></xsl:when>
    <xsl:otherwise><w:say code="applicability-platform.by-users" yes="@yes" of="@of"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="@undetermined &gt; 0">, <w:say code="applicability-platform.by-undetermined" n="@undetermined"/></xsl:if>
</xsl:template>

<!-- the duties of a law with one answer, or with all of them -->
<xsl:template match="r:by">
  <xsl:param name="answer"/>
  <ul class="plain duties">
    <xsl:for-each select="r:duty[not($answer) or @answer = $answer]">
      <li>
        <xsl:value-of select="concat(r:citation, ' ')"/>
        <xsl:apply-templates select="r:obligation" mode="value"/>
        <xsl:text>: </xsl:text>
        <xsl:if test="not($answer)">
          <xsl:apply-templates select="." mode="reached"/>
          <xsl:text>; </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="r:force/@state" mode="mark"/>
        <xsl:if test="r:because/r:reason">
          <span class="note">
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="r:because[r:reason]" mode="sentences"/>
          </span>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:used">
  <xsl:if test="r:seat"><p><w:say code="applicability-platform.seat"><w:arg name="place"><xsl:apply-templates select="r:seat" mode="value"/></w:arg></w:say></p></xsl:if>
  <xsl:if test="r:offered"><p><w:say code="applicability-platform.offered"><w:arg name="places"><xsl:apply-templates select="r:offered" mode="value"/></w:arg></w:say></p></xsl:if>
  <xsl:apply-templates select="r:roles/r:held|r:facts/r:known"/>
</xsl:template>

</xsl:stylesheet>
